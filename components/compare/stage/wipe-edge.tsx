"use client";

import { ChevronsLeftRight } from "lucide-react";
import type { CSSProperties } from "react";
import { roomMessages } from "#components/compare/messages.ts";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { ViewStore } from "./stage-view.ts";

/** The edge between two pictures over each other: a slider as large as they are, of which only the edge can be taken hold of. */
export function WipeEdge({ view, style }: { view: ViewStore; style: CSSProperties }) {
  const wipe = useStored(view, (all) => all.wipe);
  return (
    <div className="stage-edge" data-no-press="" style={style}>
      <input
        type="range"
        aria-label={roomMessages.wipePosition}
        aria-valuetext={`${Math.round(wipe * 100)} %`}
        min={0}
        max={1}
        step={0.01}
        value={wipe}
        onChange={({ target }) => view.update((all) => ({ ...all, wipe: target.valueAsNumber }))}
      />
      <div aria-hidden className="stage-grip">
        <span>
          <Icon of={ChevronsLeftRight} />
        </span>
      </div>
    </div>
  );
}
