"use client";

import { Info } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { blindMessages, howItWorks } from "./messages.ts";

const HowPopup = lazy(() => import("./how-popup.tsx"));

/** What is hidden and what can't be, for whoever asks. */
export function HowItWorks({ view }: { view: BlindView }) {
  const button = useRef<HTMLButtonElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        label={blindMessages.howItWorks}
        icon={Info}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      <div ref={container} className="contents" />
      {isOpen && (
        <Suspense>
          <HowPopup
            lines={howItWorks(view)}
            button={button}
            container={container}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

type HowDialogProps = { view: BlindView; isOpen: boolean; onClose: () => void };

/** The same, where the button has no room and stands in a menu. */
export function HowDialog({ view, isOpen, onClose }: HowDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={blindMessages.howItWorks}>
      <ul className="flex flex-col gap-2 text-14 text-quiet">
        {howItWorks(view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  );
}
