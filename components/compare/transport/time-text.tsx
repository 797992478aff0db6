"use client";

import clsx from "clsx";
import { useCallback, useRef } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { rateText } from "#components/playhead/time-code.ts";
import { transportMessages } from "#components/compare/messages.ts";
import { toggleTimeUnit, type TimeWords } from "./use-time-words.ts";
import { usePaintedPosition } from "./use-painted-position.ts";

type TimeTextProps = { playhead: Playhead; words: TimeWords; fps: number | null };

/** Where the playhead is and how long the time line, as soon as a film has been measured; a press changes between frames and milliseconds. */
export function TimeText({ playhead, words, fps }: TimeTextProps) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const { code, isInFrames } = words;
  return (
    <button
      type="button"
      data-tooltip={isInFrames ? transportMessages.showMilliseconds : transportMessages.showFrames}
      onClick={toggleTimeUnit}
      disabled={fps === null}
      className={clsx(
        "tabular flex min-h-9 flex-col justify-center rounded-control px-2 text-left font-mono text-14 leading-4.5 font-medium whitespace-nowrap hover:bg-raised disabled:hover:bg-transparent pointer-coarse:min-h-11 pointer-coarse:px-0",
        durationMs <= 0 && "invisible",
      )}
    >
      <Position playhead={playhead} code={code} />
      <span className="text-12 font-normal text-quiet">
        {`/ ${code(durationMs)}`}
        {isInFrames && fps !== null && <span className="max-sm:hidden"> {rateText(fps)}</span>}
      </span>
    </button>
  );
}

/** The position alone, as wide at every moment. */
export function Position({ playhead, code }: { playhead: Playhead; code: (positionMs: number) => string }) {
  const text = useRef<HTMLSpanElement>(null);
  const paint = useCallback(
    (positionMs: number) => {
      const shown = code(positionMs);
      if (text.current && text.current.textContent !== shown) text.current.textContent = shown;
    },
    [code],
  );
  usePaintedPosition(playhead, paint);
  return <span ref={text} />;
}
