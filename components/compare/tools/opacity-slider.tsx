"use client";

import { useStored } from "#components/state/store.ts";
import type { ViewStore } from "#components/compare/stage/stage-view.ts";

/** How much of the second picture is seen over the first. */
export function OpacitySlider({ view }: { view: ViewStore }) {
  const opacity = useStored(view, (all) => all.opacity);
  return (
    <label className="tabular flex items-center gap-2 text-13 text-quiet">
      Opacity
      <input
        type="range"
        className="range w-28"
        aria-valuetext={`${Math.round(opacity * 100)} %`}
        min={0}
        max={1}
        step={0.05}
        value={opacity}
        onChange={({ target }) => view.update((all) => ({ ...all, opacity: target.valueAsNumber }))}
      />
      <span className="w-10">{Math.round(opacity * 100)} %</span>
    </label>
  );
}
