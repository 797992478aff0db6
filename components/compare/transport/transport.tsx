"use client";

import type { Playhead } from "#components/compare/playhead/playhead.ts";
import { usePlayheadState } from "#components/compare/playhead/use-playhead-state.ts";
import { Button } from "#components/ui/button.tsx";

type TransportProps = {
  playhead: Playhead;
  /** What each clip is called where the transport speaks of it. */
  names: ReadonlyMap<string, string>;
  /** Where the peaks of a clip's sound are read from (`{durationMs, peaks}`), by its id; drawn under the playhead. */
  waveforms?: ReadonlyMap<string, string>;
};

/** One transport for all players, along the foot of the page. */
export function Transport({ playhead }: TransportProps) {
  const isPlaying = usePlayheadState(playhead, (state) => state.isPlaying);
  return (
    <section aria-label="Transport">
      <Button onClick={isPlaying ? playhead.pause : playhead.play}>
        {isPlaying ? "Pause all" : "Play all"}
      </Button>
    </section>
  );
}
