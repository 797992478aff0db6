"use client";

import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { Select } from "#components/ui/select.tsx";

const options = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => ({
  value: String(rate),
  label: `${rate}×`,
}));

export function SpeedChoice({ playhead }: { playhead: Playhead }) {
  const rate = usePlayheadState(playhead, (state) => state.rate);
  return (
    <Select
      label="Playback speed"
      labelHidden
      className="w-24"
      options={options}
      value={String(rate)}
      onChange={({ target }) => playhead.setRate(Number(target.value))}
    />
  );
}
