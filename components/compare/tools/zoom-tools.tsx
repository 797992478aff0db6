"use client";

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useStored } from "#components/state/store.ts";
import type { ViewStore } from "#components/compare/stage/stage-view.ts";
import { canZoomIn, noZoom, panBy, type Zoom, zoomBy } from "#components/compare/stage/zoom.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** Zoom and pan of all pictures at once, for whoever does not drag. */
export function ZoomTools({ view }: { view: ViewStore }) {
  const zoom = useStored(view, (all) => all.zoom);
  const change = (next: (zoom: Zoom) => Zoom) => view.update((all) => ({ ...all, zoom: next(all.zoom) }));
  const isZoomed = zoom.scale > 1;
  return (
    <div className="flex items-center">
      <IconButton
        label="Zoom out"
        icon={ZoomOut}
        busy={!isZoomed}
        className="border-transparent! bg-transparent!"
        onClick={() => change((all) => zoomBy(all, 1 / step))}
      />
      <span className="tabular w-11 text-center text-12 text-quiet">{Math.round(zoom.scale * 100)} %</span>
      <IconButton
        label="Zoom in"
        icon={ZoomIn}
        busy={!canZoomIn(zoom)}
        className="border-transparent! bg-transparent!"
        onClick={() => change((all) => zoomBy(all, step))}
      />
      <IconButton
        label="Fit"
        icon={Maximize}
        busy={!isZoomed}
        className="border-transparent! bg-transparent!"
        onClick={() => change(() => noZoom)}
      />
      {isZoomed &&
        moves.map(({ label, icon, by }) => (
          <IconButton key={label} label={label} icon={icon} onClick={() => change((all) => panBy(all, by))} />
        ))}
    </div>
  );
}

const step = 1.5;

/** The picture goes the other way than what one looks at. */
const moves = [
  { label: "Look left", icon: ArrowLeft, by: { x: 0.2, y: 0 } },
  { label: "Look right", icon: ArrowRight, by: { x: -0.2, y: 0 } },
  { label: "Look up", icon: ArrowUp, by: { x: 0, y: 0.2 } },
  { label: "Look down", icon: ArrowDown, by: { x: 0, y: -0.2 } },
];
