"use client";

import type { ViewStore } from "#components/compare/stage/stage-view.ts";
import { roomMessages } from "#components/compare/messages.ts";
import { useStored } from "#components/state/store.ts";
import { opacityText } from "./view-entries.ts";

/** How much of the second picture is seen over the first. */
export function OpacitySlider({ view }: { view: ViewStore }) {
  const opacity = useStored(view, (all) => all.opacity);
  return (
    <label className="tabular flex items-center gap-2 text-13 text-quiet">
      {roomMessages.opacity}
      <input
        type="range"
        className="range w-24"
        aria-valuetext={opacityText(opacity)}
        min={0}
        max={1}
        step={0.05}
        value={opacity}
        onChange={({ target }) => view.update((all) => ({ ...all, opacity: target.valueAsNumber }))}
      />
      <span aria-hidden className="w-10">
        {opacityText(opacity)}
      </span>
    </label>
  );
}
