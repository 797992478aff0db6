"use client";

import type { Playhead } from "#components/playhead/playhead.ts";
import { PlayButtons } from "./play-buttons.tsx";
import { PlayheadSlider } from "./playhead-slider.tsx";
import { PositionText } from "./position-text.tsx";
import { RangeButtons } from "./range-buttons.tsx";
import { SpeedChoice } from "./speed-choice.tsx";
import { TimeTrack } from "./time-track.tsx";
import { TransportStatus } from "./transport-status.tsx";

type TransportProps = {
  playhead: Playhead;
  /** What each clip is called where the transport speaks of it. */
  names: ReadonlyMap<string, string>;
  /** Where the peaks of a clip's sound are read from (`{durationMs, peaks}`), by its id; drawn under the playhead. */
  waveforms?: ReadonlyMap<string, string>;
};

const none: ReadonlyMap<string, string> = new Map();

/** One transport for all players. Whoever shows it says where it stands. */
export function Transport({ playhead, names, waveforms = none }: TransportProps) {
  return (
    <section aria-label="Transport" className="flex flex-col gap-2 py-2 sm:py-3">
      <PlayheadSlider playhead={playhead}>
        <TimeTrack playhead={playhead} waveforms={waveforms} />
      </PlayheadSlider>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 sm:gap-x-4">
        <PlayButtons playhead={playhead} isAlone={names.size === 1} />
        <PositionText playhead={playhead} />
        <TransportStatus playhead={playhead} names={names} />
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 max-sm:ml-0">
          <RangeButtons playhead={playhead} />
          <SpeedChoice playhead={playhead} />
        </div>
      </div>
    </section>
  );
}
