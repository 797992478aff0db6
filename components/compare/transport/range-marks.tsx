"use client";

import { type CSSProperties, type PointerEvent, useRef } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";

/** Below it A and B would lie over each other. */
const tightPx = 32;
/** A and B cannot be dragged closer to each other. */
const shortestMs = 40;

/** The part of the time line from A to B, whose ends can be dragged: what is outside is dimmed. By keyboard "Set A" and "Set B" set them. */
export function RangeMarks({ playhead, widthPx }: { playhead: Playhead; widthPx: number }) {
  /** From the pointer to the mark that it has taken. */
  const grabbedMs = useRef(0);
  const { durationMs, aMs, bMs } = usePlayheadState(playhead, (state) => state);
  if (durationMs <= 0 || (aMs === null && bMs === null)) return null;
  const a = Math.min(1, (aMs ?? 0) / durationMs);
  const b = Math.min(1, (bMs ?? durationMs) / durationMs);
  const properties = { "--a": a.toFixed(5), "--b": b.toFixed(5) };
  const drag = (mark: "A" | "B", markMs: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      grabbedMs.current = markMs - pointedMs(event, durationMs);
      playhead.pause();
      playhead.seek(markMs);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const state = playhead.get();
      const wishedMs = pointedMs(event, state.durationMs) + grabbedMs.current;
      const atMs =
        mark === "A"
          ? Math.min(Math.max(0, wishedMs), (state.bMs ?? state.durationMs) - shortestMs)
          : Math.max(Math.min(state.durationMs, wishedMs), (state.aMs ?? 0) + shortestMs);
      playhead[`set${mark}`](atMs);
      playhead.scrub(atMs);
    },
  });
  return (
    <div aria-hidden style={properties as CSSProperties} className="pointer-events-none absolute inset-0">
      <div className="strip-off" data-side="A" />
      <div className="strip-off" data-side="B" />
      <div className="strip-range" data-tight={(b - a) * widthPx < tightPx ? "" : undefined}>
        {aMs !== null && (
          <span className="strip-handle pointer-events-auto" data-side="A" {...drag("A", aMs)}>
            A
          </span>
        )}
        {bMs !== null && (
          <span className="strip-handle pointer-events-auto" data-side="B" {...drag("B", bMs)}>
            B
          </span>
        )}
      </div>
    </div>
  );
}

/** Where on the time line the pointer is. */
function pointedMs({ currentTarget, clientX }: PointerEvent<HTMLElement>, durationMs: number): number {
  const line = currentTarget.closest("[role=slider]")?.getBoundingClientRect();
  return line && line.width > 0 ? ((clientX - line.left) / line.width) * durationMs : 0;
}
