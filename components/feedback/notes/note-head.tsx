import type { ReactNode } from "react";

type NoteHeadProps = {
  /** Of the clip. */
  number: number;
  time: string;
  children?: ReactNode;
};

/** Which clip a note is about, and when. */
export function NoteHead({ number, time, children }: NoteHeadProps) {
  return (
    <div className="flex min-h-5 items-center gap-1.5 text-12 text-quiet">
      <span className="tabular grid h-5 min-w-5 place-items-center rounded-control bg-lifted px-1 font-medium text-text">
        {number}
      </span>
      <span className="tabular font-mono">{time}</span>
      {children}
    </div>
  );
}
