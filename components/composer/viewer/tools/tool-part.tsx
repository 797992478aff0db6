import type { ReactNode } from "react";

/** What belongs to one another, under its name. */
export function ToolPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="tool-part">
      <legend className="text-12 text-quiet">{title}</legend>
      <div className="flex flex-wrap items-center gap-1">{children}</div>
    </fieldset>
  );
}

type PillProps = { name: string; label: string; isChosen: boolean; onChoose: () => void };

/** One of several to choose from. */
export function Pill({ name, label, isChosen, onChoose }: PillProps) {
  return (
    <label className="tool-pill">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className="sr-only" />
      {label}
    </label>
  );
}
