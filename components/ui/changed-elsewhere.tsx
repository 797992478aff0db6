"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type ChangedElsewhereProps = {
  /** Of what: "This prompt". */
  subject: string;
  /** What there are two of, of which one goes on: "text". */
  noun: string;
  /** The other version: where the choice was put off, another one asks anew. */
  theirs: object;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  /** The words that lead back to a choice that was put off. */
  backLabel: string;
  /** Of the line that stands while it is put off. */
  className: string;
  /** What differs. */
  children: ReactNode;
};

/** Somebody else has saved what is being edited here: nothing of either is lost before one of them is chosen. */
export function ChangedElsewhere(props: ChangedElsewhereProps) {
  const { subject, noun, theirs, onTakeTheirs, onKeepMine, backLabel, className, children } = props;
  const [putOff, setPutOff] = useState<object | null>(null);
  if (putOff === theirs)
    return (
      <p className={className}>
        {subject} was changed elsewhere.{" "}
        <Button size="small" onClick={() => setPutOff(null)}>
          {backLabel}
        </Button>
      </p>
    );
  return (
    <Dialog
      isOpen
      onClose={() => setPutOff(theirs)}
      title="Changed elsewhere"
      description={`${subject} was also saved in another tab or browser. Keep one ${noun}; the other is lost.`}
      actions={
        <>
          <Button onClick={onTakeTheirs}>Use the other {noun}</Button>
          <Button variant="primary" onClick={onKeepMine}>
            Keep this {noun}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
