"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useEffect, useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { Menu } from "#components/ui/menu.tsx";
import { transportMessages } from "#components/compare/messages.ts";

const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => ({ value: String(rate), label: `${rate}×` }));
/** How fast all go, and whether dragging the playhead is heard. */
export function SpeedMenu({ playhead, film }: { playhead: Playhead; film: StageClip | null }) {
  const rate = usePlayheadState(playhead, (state) => state.rate);
  const [isHeard, setHeard] = useState(false);
  useEffect(() => () => playhead.setScrubSound(false), [playhead]);
  const hear = (isOn: boolean) => {
    setHeard(isOn);
    playhead.setScrubSound(isOn);
    // What is heard of a drag is the clip that is listened to.
    if (isOn && film?.hasSound && playhead.get().listening === null) playhead.listen(film.id);
  };
  return (
    <Menu
      label="Playback speed"
      size="small"
      className="tabular min-w-8 border-0 px-2! pointer-coarse:min-w-11"
      entries={[
        {
          type: "choice",
          label: "Playback speed",
          value: String(rate),
          options: speeds,
          onChange: (value) => playhead.setRate(Number(value)),
        },
        { type: "line", id: "sound" },
        {
          type: "action",
          label: transportMessages.scrubSound,
          icon: isHeard ? Volume2 : VolumeX,
          detail: isHeard ? transportMessages.on : transportMessages.off,
          keepsOpen: true,
          onSelect: () => hear(!isHeard),
        },
      ]}
    >
      {rate}×
    </Menu>
  );
}
