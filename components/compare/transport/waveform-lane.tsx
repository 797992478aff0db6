"use client";

import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, useMemo } from "react";
import type { Clip } from "#components/playhead/playhead.ts";
import { waveformQuery } from "#lib/queries/waveform-query.ts";
import { thinPeaks, waveformPath } from "./waveform-path.ts";

type WaveformLaneProps = { clip: Clip; url: string; isHeard: boolean; durationMs: number };

const peakCount = 400;

/** The loudness of a clip over its place on the time line; nothing until it has been read, and where there is none. */
export function WaveformLane({ clip, url, isHeard, durationMs }: WaveformLaneProps) {
  const { data } = useQuery(waveformQuery(url));
  const path = useMemo(() => (data ? waveformPath(thinPeaks(data.peaks, peakCount)) : null), [data]);
  if (!data || !path) return null;
  const properties = {
    "--from": (clip.offsetMs / durationMs).toFixed(5),
    "--share": (data.durationMs / durationMs).toFixed(5),
  };
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden">
      <svg
        aria-hidden
        viewBox={`0 0 ${Math.min(peakCount, data.peaks.length) - 1} 2`}
        preserveAspectRatio="none"
        style={properties as CSSProperties} // React's type knows no custom properties
        className={`absolute inset-y-0 left-[calc(var(--from)*100%)] h-full w-[calc(var(--share)*100%)] fill-current ${
          isHeard ? "text-audio" : "text-edge"
        }`}
      >
        <path d={path} />
      </svg>
    </div>
  );
}
