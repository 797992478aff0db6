"use client";

import { StepBack, StepForward } from "lucide-react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { transportMessages } from "#components/compare/messages.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

export function PlayButtons({ playhead }: { playhead: Playhead }) {
  return (
    <div className="transport-play">
      <IconButton label={transportMessages.previousFrame} icon={StepBack} onClick={() => playhead.step(-1)} />
      <PlayButton playhead={playhead} />
      <IconButton label={transportMessages.nextFrame} icon={StepForward} onClick={() => playhead.step(1)} />
    </div>
  );
}

/** One button that changes, round as every player's. */
export function PlayButton({ playhead }: { playhead: Playhead }) {
  const isPlaying = usePlayheadState(playhead, (state) => state.isPlaying);
  const label = isPlaying ? transportMessages.pauseAll : transportMessages.playAll;
  return (
    <button
      type="button"
      aria-label={label}
      data-tooltip={label}
      onClick={isPlaying ? playhead.pause : playhead.play}
      className="mx-0.5 grid size-10 shrink-0 place-items-center rounded-full bg-[oklch(0.95_0_0)] text-[oklch(0.15_0_0)] transition-colors hover:bg-[oklch(1_0_0)] pointer-coarse:size-12"
    >
      <svg viewBox="0 0 18 18" fill="currentColor" aria-hidden className="size-4.5">
        {isPlaying ? (
          <path d="M5 3h2.4a.8.8 0 0 1 .8.8v10.4a.8.8 0 0 1-.8.8H5a.8.8 0 0 1-.8-.8V3.8A.8.8 0 0 1 5 3Zm5.6 0H13a.8.8 0 0 1 .8.8v10.4a.8.8 0 0 1-.8.8h-2.4a.8.8 0 0 1-.8-.8V3.8a.8.8 0 0 1 .8-.8Z" />
        ) : (
          <path d="M5.5 3.2v11.6a.8.8 0 0 0 1.2.7l9-5.8a.8.8 0 0 0 0-1.4l-9-5.8a.8.8 0 0 0-1.2.7Z" />
        )}
      </svg>
    </button>
  );
}
