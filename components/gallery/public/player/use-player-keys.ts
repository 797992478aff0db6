"use client";

import { type RefObject, useEffect } from "react";
import { useEscape } from "#components/state/use-escape.ts";
import type { Playhead } from "#components/playhead/playhead.ts";

type PlayerKeys = {
  screen: RefObject<HTMLElement | null>;
  playhead: Playhead;
  /** One clip is alone on the stage: a press on its picture plays and pauses. */
  isAlone: boolean;
  /** Leaves what is large; null where nothing is. */
  onEscape: (() => void) | null;
};

/** Space and presses on the only picture play and pause; Escape makes a large clip small again. */
export function usePlayerKeys({ screen, playhead, isAlone, onEscape }: PlayerKeys): void {
  useEffect(() => {
    const { current } = screen;
    if (!current) return;
    const stop = new AbortController();
    const toggle = () => (playhead.get().isPlaying ? playhead.pause() : playhead.play());
    current.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== " " || event.defaultPrevented || hasOwnUse(event.target)) return;
        event.preventDefault();
        if (!event.repeat) toggle();
      },
      { signal: stop.signal },
    );
    current.addEventListener(
      "click",
      ({ target }) => {
        const isPicture = target instanceof Element && target.closest(".player-stage") !== null;
        if (isAlone && isPicture && !hasOwnUse(target)) toggle();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [screen, playhead, isAlone]);
  useEscape(onEscape);
}

function hasOwnUse(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("button, a, input, select, textarea, [role=slider], [data-no-press]") !== null
  );
}
