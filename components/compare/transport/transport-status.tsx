"use client";

import { useEffect, useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { announce } from "#components/state/announce.ts";
import { transportWords } from "./transport-words.ts";

type TransportStatusProps = { playhead: Playhead; names: ReadonlyMap<string, string> };

/** A wait as short as that of every seek is not worth a word. */
const patienceMs = 500;

/** Says what the players wait for, and says it to screen readers, once. */
export function TransportStatus({ playhead, names }: TransportStatusProps) {
  const words = usePlayheadState(playhead, (state) => transportWords(state, names));
  const [lasting, setLasting] = useState("");
  useEffect(() => {
    if (words === "") return;
    const timer = setTimeout(() => {
      setLasting(words);
      announce(words);
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      setLasting("");
    };
  }, [words]);
  // Where there is little width an empty one would push the others into a line of their own.
  return (
    <p className="min-h-4 min-w-0 flex-1 basis-40 text-12 text-quiet max-lg:empty:hidden">
      {words && lasting}
    </p>
  );
}
