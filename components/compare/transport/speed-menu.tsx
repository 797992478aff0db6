"use client";

import { Repeat, Volume2, VolumeX, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { clearRange } from "./range-buttons.tsx";
import { transportMessages } from "#components/compare/messages.ts";

const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => ({ value: String(rate), label: `${rate}×` }));
type SpeedMenuProps = { playhead: Playhead; film: StageClip | null; isSlim: boolean; hasMarks: boolean };

const onOrOff = (isOn: boolean) => (isOn ? transportMessages.on : transportMessages.off);

/** How fast all go, whether dragging the playhead is heard, and what has no room of its own where it is slim. */
export function SpeedMenu({ playhead, film, isSlim, hasMarks }: SpeedMenuProps) {
  const isLooping = usePlayheadState(playhead, (state) => state.isLooping);
  const hasRange = usePlayheadState(playhead, ({ aMs, bMs }) => aMs !== null || bMs !== null);
  const rate = usePlayheadState(playhead, (state) => state.rate);
  const [isHeard, setHeard] = useState(false);
  useEffect(() => () => playhead.setScrubSound(false), [playhead]);
  const hear = (isOn: boolean) => {
    setHeard(isOn);
    playhead.setScrubSound(isOn);
    // What is heard of a drag is the clip that is listened to.
    if (isOn && film?.hasSound && playhead.get().listening === null) playhead.listen(film.id);
  };
  const set = (mark: "A" | "B"): MenuEntry => ({
    type: "action",
    label: transportMessages.set(mark),
    onSelect: () => playhead[`set${mark}`](playhead.positionMs()),
  });
  const slimEntries: MenuEntry[] = [
    ...(hasMarks ? [] : [set("A"), set("B")]),
    {
      type: "action",
      label: transportMessages.loop,
      icon: Repeat,
      detail: onOrOff(isLooping),
      keepsOpen: true,
      onSelect: () => playhead.setLooping(!isLooping),
    },
    {
      type: "action",
      label: transportMessages.clear,
      icon: X,
      isDisabled: !hasRange,
      onSelect: () => clearRange(playhead),
    },
  ];
  return (
    <Menu
      label={transportMessages.speed(`${rate}×`)}
      size="small"
      className="tabular min-w-8 border-0 px-2! pointer-coarse:min-w-11"
      entries={[
        {
          type: "choice",
          label: transportMessages.speeds,
          value: String(rate),
          options: speeds,
          onChange: (value) => playhead.setRate(Number(value)),
        },
        { type: "line", id: "sound" },
        {
          type: "action",
          label: transportMessages.scrubSound,
          icon: isHeard ? Volume2 : VolumeX,
          detail: onOrOff(isHeard),
          keepsOpen: true,
          onSelect: () => hear(!isHeard),
        },
        ...(isSlim ? slimEntries : []),
      ]}
    >
      {rate}×
    </Menu>
  );
}
