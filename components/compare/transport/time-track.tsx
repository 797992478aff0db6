"use client";

import type { CSSProperties } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { WaveformLane } from "./waveform-lane.tsx";

type TimeTrackProps = { playhead: Playhead; waveforms: ReadonlyMap<string, string> };

/** What lies under the playhead: the sounds of the clips, and the range from A to B. */
export function TimeTrack({ playhead, waveforms }: TimeTrackProps) {
  const { clips, listening, durationMs, aMs, bMs } = usePlayheadState(playhead, (state) => state);
  if (durationMs <= 0) return null;
  const lanes = clips.flatMap((clip) => {
    const url = waveforms.get(clip.id);
    return url && clip.hasSound ? [{ clip, url }] : [];
  });
  const properties = {
    "--a": ((aMs ?? 0) / durationMs).toFixed(5),
    "--b": (Math.min(bMs ?? durationMs, durationMs) / durationMs).toFixed(5),
  };
  return (
    <div aria-hidden className="pointer-events-none relative" style={properties as CSSProperties}>
      {lanes.length === 0 ? (
        <div className="h-1 rounded-full bg-lifted" />
      ) : (
        <div className="flex h-9 flex-col gap-px border-b border-line">
          {lanes.map(({ clip, url }) => (
            <WaveformLane
              key={clip.id}
              {...{ clip, url, durationMs }}
              isHeard={clip.id === listening || lanes.length === 1}
            />
          ))}
        </div>
      )}
      {(aMs !== null || bMs !== null) && (
        <div className="absolute -inset-y-1.5 right-[calc((1-var(--b))*100%)] left-[calc(var(--a)*100%)] rounded-control border-x-2 border-text bg-text/15" />
      )}
    </div>
  );
}
