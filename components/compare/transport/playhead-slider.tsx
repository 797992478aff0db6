"use client";

import "./playhead-slider.css";
import { type PointerEvent, type ReactNode, useCallback, useRef } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { transportMessages } from "#components/compare/messages.ts";
import { usePaintedPosition } from "./use-painted-position.ts";
import { useScrubbing } from "./use-scrubbing.ts";

type PlayheadSliderProps = {
  playhead: Playhead;
  code: (positionMs: number) => string;
  /** Told at which place (0 to 1) a pointer that can hover is; null once it is gone. */
  onHover?: (share: number | null) => void;
  children: ReactNode;
};

/** A screen reader is not told of every frame. */
const toldEveryMs = 500;

/** The whole time line as one slider, over what its children draw; `--at` is how far it has come, from 0 to 1. */
export function PlayheadSlider({ playhead, code, onHover, children }: PlayheadSliderProps) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const slider = useRef<HTMLDivElement>(null);
  const toldAt = useRef(0);
  const paint = useCallback(
    (positionMs: number) => {
      const element = slider.current;
      if (!element) return;
      element.style.setProperty("--at", durationMs > 0 ? (positionMs / durationMs).toFixed(5) : "0");
      if (playhead.get().isPlaying && performance.now() - toldAt.current < toldEveryMs) return;
      toldAt.current = performance.now();
      element.setAttribute("aria-valuenow", String(Math.round(positionMs)));
      element.setAttribute("aria-valuetext", transportMessages.position(code(positionMs), code(durationMs)));
    },
    [playhead, durationMs, code],
  );
  usePaintedPosition(playhead, paint);
  const scrubbing = useScrubbing(playhead);
  const hover = ({ currentTarget, clientX, pointerType }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (pointerType !== "touch" && width > 0) onHover?.(Math.min(1, Math.max(0, (clientX - left) / width)));
  };
  return (
    <div
      ref={slider}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- phones let a native one be taken by its thumb alone
      role="slider"
      tabIndex={0}
      aria-label={transportMessages.playhead}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs)}
      aria-valuenow={0}
      {...scrubbing}
      onPointerMove={(event) => {
        hover(event);
        scrubbing.onPointerMove(event);
      }}
      onPointerLeave={() => onHover?.(null)}
      className="playhead-slider absolute inset-0 cursor-ew-resize touch-none rounded-[4px] select-none"
    >
      {children}
    </div>
  );
}
