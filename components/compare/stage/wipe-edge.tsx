"use client";

import type { CSSProperties } from "react";
import { useStored } from "#components/state/store.ts";
import type { ViewStore } from "./stage-view.ts";

/** The edge between two pictures over each other: a slider as large as they are, of which only the edge can be taken hold of. */
export function WipeEdge({ view, style }: { view: ViewStore; style: CSSProperties }) {
  const wipe = useStored(view, (all) => all.wipe);
  return (
    <input
      type="range"
      aria-label="Wipe position"
      aria-valuetext={`${Math.round(wipe * 100)} %`}
      className="stage-edge"
      style={style}
      min={0}
      max={1}
      step={0.005}
      value={wipe}
      onChange={({ target }) => view.update((all) => ({ ...all, wipe: target.valueAsNumber }))}
    />
  );
}
