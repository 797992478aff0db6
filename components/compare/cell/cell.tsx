"use client";

import "./cell.css";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";
import { CellBar } from "./cell-bar.tsx";
import { CellCaption } from "./cell-caption.tsx";
import type { CellProps } from "./cell-props.ts";
import { CellPicture } from "./cell-picture.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";

/** A picture with everything that is said and done about it lying on it. Where two lie over each other, the picture alone. */
export function Cell(props: CellProps) {
  const { clip, number, playhead, src, isChosen, size, isOver, status, verdict, overlay } = props;
  const keptFocus = useKeptFocus<HTMLDivElement>(clip.src === null ? "stand" : "film");
  return (
    <div
      {...keptFocus}
      className="cell"
      data-size={size}
      data-face={clip.src === null ? "stand" : "film"}
      data-bar={props.bar}
      data-input={clip.isInput ? "" : undefined}
      data-chosen={isChosen ? "" : undefined}
      data-over={isOver ? "" : undefined}
      data-choice={verdict?.choice ?? undefined}
    >
      <div className="cell-frame" data-clip={clip.id}>
        <CellPicture clip={clip} src={src} playhead={playhead} />
      </div>
      {isOver ? (
        <div className="sr-only">{status}</div>
      ) : (
        <>
          <div className="cell-face">
            {clip.src === null && clip.stand}
            <CellCaption {...{ clip, number, size, status }} />
            <VerdictBadge choice={verdict?.choice ?? null} />
          </div>
          <CellBar {...props} />
          {overlay && <div className="cell-overlay">{overlay}</div>}
        </>
      )}
    </div>
  );
}
