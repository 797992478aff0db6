"use client";

import { useEffect, useMemo, useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { announce } from "#components/state/announce.ts";
import { clipMark } from "./clip-mark.ts";
import { transportWords } from "./transport-words.ts";

/** A wait as short as that of every seek is not worth a word. */
const patienceMs = 500;

/** Says what the players wait for, over the length of the time line, and says it to screen readers, once. */
export function TransportStatus({ playhead, clips }: { playhead: Playhead; clips: readonly StageClip[] }) {
  const state = usePlayheadState(playhead, (now) => now);
  const { marks, names } = useMemo(
    () => ({
      marks: new Map(clips.map((clip, index) => [clip.id, clipMark(clip, index)])),
      names: new Map(clips.map(({ id, name }) => [id, name])),
    }),
    [clips],
  );
  const words = transportWords(state, marks, names);
  const { short = "", long = "" } = words ?? {};
  const [lasting, setLasting] = useState("");
  useEffect(() => {
    if (long === "") return;
    const timer = setTimeout(() => {
      setLasting(long);
      announce(long);
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      setLasting("");
    };
  }, [long]);
  if (short === "" || lasting !== long) return null;
  return (
    <p
      data-tooltip={long}
      className={`absolute inset-x-0 bottom-0.5 z-1 truncate bg-screen px-2 text-12 pointer-coarse:px-0 ${state.isRefused ? "text-accent" : "text-quiet"}`}
    >
      {short}
    </p>
  );
}
