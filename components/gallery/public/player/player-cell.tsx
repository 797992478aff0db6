"use client";

import "./player.css";
import clsx from "clsx";
import type { ReactNode } from "react";
import { CellPicture } from "#components/compare/cell/cell-picture.tsx";
import { ListenButton } from "#components/compare/cell/listen-button.tsx";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";

type PlayerCellProps = {
  clip: StageClip;
  src: string | null;
  playhead: Playhead;
  /** "01", or the letter of a clip without a name. */
  mark: string;
  isLetter?: boolean;
  /** It lies under another one, whose buttons are pressed. */
  isUnder: boolean;
  /** It lies over another one: what stands on it stands at its right. */
  isOver: boolean;
  /** Strokes over the picture. */
  overlay?: ReactNode;
};

/** A picture of the visitors' player: its number and its sound stand on it, all else below. */
export function PlayerCell({
  clip,
  src,
  playhead,
  mark,
  isLetter = false,
  isUnder,
  isOver,
  overlay,
}: PlayerCellProps) {
  const { id, hasSound } = clip;
  const plate =
    "pointer-events-auto absolute top-3 rounded-control bg-[oklch(0_0_0/0.6)] text-[oklch(0.97_0_0)]";
  return (
    <>
      <CellPicture clip={clip} src={src} playhead={playhead} />
      {overlay}
      <div className="player-marks">
        <span
          aria-hidden
          className={clsx(
            plate,
            "px-1.5 text-center",
            isOver ? "right-13" : "left-3",
            isLetter
              ? "h-7 min-w-7 text-16 leading-7 font-semibold"
              : "h-6 min-w-7.5 font-mono text-13 leading-6 font-medium",
          )}
        >
          {mark}
        </span>
        <ListenButton
          playhead={playhead}
          clipId={id}
          hasSound={hasSound}
          className={clsx(plate, "hover:bg-[oklch(0.2_0_0/0.8)]", isUnder ? "left-13" : "right-3")}
        />
      </div>
    </>
  );
}
