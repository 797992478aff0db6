"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";

const pageMs = 1000;

/** What a slider over the whole time line needs to be dragged and to be moved with keys: arrows one frame, Page one second. */
export function useScrubbing(playhead: Playhead) {
  const wasPlaying = useRef(false);
  const seekTo = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width > 0) playhead.scrub(((clientX - left) / width) * playhead.get().durationMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(playhead);
  };
  return {
    onKeyDown,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      wasPlaying.current = playhead.get().isPlaying;
      playhead.pause(); // what is dragged through is looked at, not played
      seekTo(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
    },
    onLostPointerCapture() {
      if (wasPlaying.current) playhead.play();
      wasPlaying.current = false;
    },
  };
}

const keys: Record<string, (playhead: Playhead) => void> = {
  ArrowRight: (playhead) => playhead.step(1),
  ArrowUp: (playhead) => playhead.step(1),
  ArrowLeft: (playhead) => playhead.step(-1),
  ArrowDown: (playhead) => playhead.step(-1),
  PageUp: (playhead) => playhead.seek(playhead.positionMs() + pageMs),
  PageDown: (playhead) => playhead.seek(playhead.positionMs() - pageMs),
  Home: (playhead) => playhead.seek(0),
  End: (playhead) => playhead.seek(playhead.get().durationMs),
};
