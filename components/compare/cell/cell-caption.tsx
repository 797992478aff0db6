import type { ReactNode } from "react";
import type { CellProps } from "./cell-props.ts";

type CellCaptionProps = Pick<CellProps, "clip" | "number" | "size"> & { status: ReactNode };

/** At the foot of a picture: its number, whose it is, how it stands. In a blind round a letter stands for number and name. */
export function CellCaption({ clip, number, size, status }: CellCaptionProps) {
  const { letter, title, provider } = clip;
  const isNamed = title !== "" && title !== letter;
  return (
    <div className="cell-caption">
      <span aria-hidden={isNamed || undefined} className="cell-number" data-big={letter ? "" : undefined}>
        {letter ?? number}
      </span>
      {isNamed && (
        <h2 className={size === "small" ? "sr-only" : "cell-name"}>
          <b>{title}</b>
          {provider && <span className="cell-provider"> {provider}</span>}
        </h2>
      )}
      <div className="cell-status">{status}</div>
    </div>
  );
}
