"use client";

import { useEffect, useRef } from "react";
import { pairOf, type RoomState } from "#components/compare/room-state.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { parseRoomAddress, type RoomPlace, withRoomAddress, writeRoomAddress } from "./room-address.ts";

type Addressed = {
  playhead: Playhead;
  clips: readonly StageClip[];
  state: RoomState;
  change: (change: Partial<RoomState>) => void;
};

/** So long nothing has moved: nobody is dragging. */
const restMs = 300;

/** Keeps layout, pair, time, range and the large clip in the page's address, and begins with what it says. */
export function useRoomAddress(kind: "query" | "hash" | undefined, room: Addressed): void {
  const { playhead, state, change } = room;
  const latest = useRef(room);
  useEffect(() => {
    latest.current = room;
  });
  /** Nothing is written before what stands there has been read. */
  const isRead = useRef(false);

  useEffect(() => {
    if (!kind) return;
    const stop = new AbortController();
    const read = () => {
      const place = parseRoomAddress(
        textOf(kind),
        latest.current.clips.map(({ id }) => id),
      );
      change({
        ...(place.layout && { layout: place.layout }),
        ...(place.pair && { pair: place.pair }),
        ...(place.solo && { chosen: place.solo, isSolo: true }),
      });
      goTo(playhead, place, stop.signal);
      isRead.current = true;
    };
    read();
    // A link into the same page is followed there.
    if (kind === "hash") window.addEventListener("hashchange", read, { signal: stop.signal });
    return () => stop.abort();
  }, [kind, playhead, change]);

  useEffect(() => {
    if (!kind) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      if (!isRead.current || playhead.get().isPlaying) return;
      const { clips } = latest.current;
      const room = writeRoomAddress(
        placeOf(latest.current),
        clips.map(({ id }) => id),
      );
      const before = textOf(kind);
      const after = withRoomAddress(before, room, kind);
      if (after !== before) writeText(kind, after);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(write, restMs);
    };
    soon();
    const stops = [playhead.subscribe(soon), playhead.onPosition(soon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [kind, playhead, state]);
}

function placeOf({ playhead, clips, state }: Addressed): RoomPlace {
  const { aMs, bMs } = playhead.get();
  const playable = clips.flatMap(({ id, src }) => (src === null ? [] : id));
  const isLaid = state.layout !== "grid" && pairOf(state, playable) !== null;
  const pair = isLaid ? pairOf(state, playable) : state.pair;
  return {
    ...(isLaid && { layout: state.layout }),
    ...(isLaid && pair && { pair }),
    ...(state.isSolo && state.chosen !== null && { solo: state.chosen }),
    timeMs: playhead.positionMs(),
    ...(aMs !== null && { aMs }),
    ...(bMs !== null && { bMs }),
  };
}

/** Goes to a time and sets a range, as soon as there is something that has any. */
function goTo(playhead: Playhead, { timeMs, aMs, bMs }: RoomPlace, signal: AbortSignal): void {
  if (timeMs === undefined && aMs === undefined && bMs === undefined) return;
  const go = () => {
    const { durationMs } = playhead.get();
    if (durationMs <= 0) return false;
    if (aMs !== undefined && aMs < durationMs) playhead.setA(aMs);
    if (bMs !== undefined) playhead.setB(bMs);
    if (timeMs !== undefined) playhead.seek(timeMs);
    return true;
  };
  if (go()) return;
  const stop = playhead.subscribe(() => {
    if (go()) stop();
  });
  signal.addEventListener("abort", stop);
}

/** What stands behind "?" or "#". */
function textOf(kind: "query" | "hash"): string {
  return location[kind === "query" ? "search" : "hash"].slice(1);
}

/** In place of what stood there: no step back leads to each frame that was looked at. */
function writeText(kind: "query" | "hash", text: string): void {
  const { pathname, search, hash } = location;
  const query = kind === "query" ? text && `?${text}` : search;
  const behind = kind === "hash" ? text && `#${text}` : hash;
  window.history.replaceState(null, "", pathname + query + behind);
}
