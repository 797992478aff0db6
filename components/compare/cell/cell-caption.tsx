import type { ReactNode } from "react";
import type { CellProps } from "./cell.tsx";

type CellCaptionProps = Pick<CellProps, "clip" | "number" | "size"> & { status: ReactNode };

/** At the foot of a picture: its number, whose it is, how it stands. In a blind round a letter stands for number and name. */
export function CellCaption({ clip, number, size, status }: CellCaptionProps) {
  const { sign, title, provider } = clip;
  const isNamed = title !== "" && title !== sign;
  return (
    <div className="cell-caption">
      <span aria-hidden={isNamed || undefined} className="cell-number" data-big={sign ? "" : undefined}>
        {sign ?? number}
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
