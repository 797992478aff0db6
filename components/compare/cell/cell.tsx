"use client";

import "./cell.css";
import type { ReactNode } from "react";
import type { CellPlace } from "#components/compare/stage/cell-place.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import { CellBar } from "./cell-bar.tsx";
import { CellCaption } from "./cell-caption.tsx";
import { CellPicture } from "./cell-picture.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";

/** What an article of the stage holds: the picture and what stands on it. The stage says where it lies. */
export type CellProps = CellPlace & {
  clip: StageClip;
  playhead: Playhead;
  status: ReactNode;
  verdict: Verdict | null;
  /** Null: nobody is asked. */
  onVerdict: ((verdict: Verdict | null) => void) | null;
  /** Takes this clip's latest verdict back; null 5 s after it, and where there is none. */
  onUndo: (() => void) | null;
  showsKeys: boolean;
  entries: readonly MenuEntry[];
  download: { href: string; fileName: string } | null;
  /** Strokes and the card of a note, over the picture. */
  overlay: ReactNode;
};

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
