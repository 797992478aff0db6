"use client";

import "./line-transport.css";
import { useRef } from "react";
import { transportMessages } from "#components/compare/messages.ts";
import { noSize, useSize } from "#components/compare/use-size.ts";
import { shortTimeCode } from "#components/playhead/time-code.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { Pins } from "./pins.tsx";
import { PlayButton } from "./play-buttons.tsx";
import { PlayheadSlider } from "./playhead-slider.tsx";
import { LoopButton } from "./range-buttons.tsx";
import { Position } from "./time-text.tsx";
import type { TransportProps } from "./transport.tsx";
import { TransportStatus } from "./transport-status.tsx";

/** As visitors have it: one thin line with its notes. */
export function LineTransport({ playhead, clips, notes, trailing }: TransportProps) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const strip = useRef<HTMLDivElement>(null);
  const { widthPx, textScale } = useSize(strip) ?? noSize;
  return (
    <section aria-label={transportMessages.region} className="transport bg-screen text-text scheme-dark">
      <div className="line-row">
        <PlayButton playhead={playhead} />
        <div className="tabular relative font-mono text-13 font-medium whitespace-nowrap">
          <span className={durationMs > 0 ? undefined : "invisible"}>
            <Position playhead={playhead} code={shortTimeCode} />
            <span className="text-quiet"> / {shortTimeCode(durationMs)}</span>
          </span>
          <div className="absolute top-full left-0 h-4.5 w-36 font-sans font-normal">
            <TransportStatus playhead={playhead} clips={clips} />
          </div>
        </div>
        <div ref={strip} className="line-strip">
          <PlayheadSlider playhead={playhead} code={shortTimeCode}>
            <div className="line-track" />
            <div className="line-knob" />
          </PlayheadSlider>
          <Pins {...{ playhead, clips, notes, widthPx, textScale }} code={shortTimeCode} />
        </div>
        <div className="ml-auto flex items-center">
          <LoopButton playhead={playhead} />
          {trailing}
        </div>
      </div>
    </section>
  );
}
