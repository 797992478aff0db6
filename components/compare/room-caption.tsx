"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import { ListenButton } from "#components/playhead/listen-button.tsx";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { VerdictControls } from "./verdict-controls.tsx";

type RoomCaptionProps = {
  clip: StageClip;
  number: number;
  isChosen: boolean;
  playhead: Playhead;
  verdict: Verdict | null;
  /** Null: nobody is asked. */
  onVerdict: ((verdict: Verdict | null) => void) | null;
  showsKeys: boolean;
  /** Its state, beside its name. */
  children: ReactNode;
};

/** Under each picture: whose it is, how it stands, what its member thinks of it. */
export function RoomCaption(props: RoomCaptionProps) {
  const { clip, number, isChosen, playhead, verdict, onVerdict, showsKeys, children } = props;
  return (
    <div className="flex flex-col gap-1 pt-1.5">
      <div className="room-caption-name flex items-start gap-2">
        <span
          aria-hidden
          className={clsx(
            "tabular mt-0.5 grid h-4 min-w-4 place-items-center rounded-[0.1875rem] px-1 font-mono text-[0.6875rem] leading-4",
            isChosen ? "bg-text text-screen" : "bg-raised text-quiet",
          )}
        >
          {number}
        </span>
        <h2
          data-tooltip={clip.name}
          className="line-clamp-1 min-w-0 grow text-13 font-medium break-all @max-[26rem]:line-clamp-2 @max-[26rem]:text-12 @max-[26rem]:break-normal"
        >
          {clip.name}
        </h2>
        <div className="shrink-0">{children}</div>
      </div>
      {clip.src !== null && (
        <div className="flex items-start justify-between gap-1">
          {onVerdict && (
            <VerdictControls name={clip.name} verdict={verdict} onChange={onVerdict} showsKeys={showsKeys} />
          )}
          <ListenButton playhead={playhead} clipId={clip.id} hasSound={clip.hasSound} />
        </div>
      )}
    </div>
  );
}
