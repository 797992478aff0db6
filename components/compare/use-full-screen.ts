"use client";

import { useEscape } from "#components/state/use-escape.ts";
import { useCallback, useEffect, useState } from "react";

/**
 * Whether the room fills the screen. The whole page is asked for it, not the room alone: dialogs and messages stand outside of the
 * room and must be seen. Where a browser refuses (a phone's), the room fills the window.
 */
export function useFullScreen(): { isFull: boolean; toggle: () => void } {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    if (!isFull) return;
    const stop = new AbortController();
    document.addEventListener("fullscreenchange", () => setFull(document.fullscreenElement !== null), {
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [isFull]);
  useEffect(() => () => void leave(), []);
  // Where the browser's own full screen was refused: else it keeps this key for itself.
  useEscape(isFull ? () => setFull(false) : null);
  const toggle = useCallback(() => {
    setFull((was) => !was);
    if (document.fullscreenElement) void leave();
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
  }, []);
  return { isFull, toggle };
}

async function leave(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
}
