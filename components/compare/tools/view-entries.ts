import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Blend, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import type { Layout } from "#components/compare/layout.ts";
import { roomMessages } from "#components/compare/messages.ts";
import type { ViewStore } from "#components/compare/stage/stage-view.ts";
import { canZoomIn, noZoom, panBy, type Zoom, zoomBy, zoomStep } from "#components/compare/stage/zoom.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";

const opacityStep = 0.1;

/** "Fit", or how far the pictures are enlarged. */
export function zoomText({ scale }: Zoom): string {
  return scale > 1 ? `${Math.round(scale * 100)} %` : roomMessages.fit;
}

/** How much of the second picture is seen over the first. */
export function opacityText(opacity: number): string {
  return `${Math.round(opacity * 100)} %`;
}

/** Zoom and pan of all pictures at once, for whoever does not drag or pinch. */
export function zoomEntries(view: ViewStore, zoom: Zoom): MenuEntry[] {
  const change = (next: (zoom: Zoom) => Zoom) => view.update((all) => ({ ...all, zoom: next(all.zoom) }));
  const isZoomed = zoom.scale > 1;
  return [
    {
      type: "action",
      label: roomMessages.zoomIn,
      icon: ZoomIn,
      keepsOpen: true,
      isDisabled: !canZoomIn(zoom),
      onSelect: () => change((all) => zoomBy(all, zoomStep)),
    },
    {
      type: "action",
      label: roomMessages.zoomOut,
      icon: ZoomOut,
      keepsOpen: true,
      isDisabled: !isZoomed,
      onSelect: () => change((all) => zoomBy(all, 1 / zoomStep)),
    },
    {
      type: "action",
      label: roomMessages.fit,
      icon: Maximize,
      isDisabled: !isZoomed,
      onSelect: () => change(() => noZoom),
    },
    { type: "line", id: "pan" },
    ...moves.map(({ label, icon, by }): MenuEntry => ({
      type: "action",
      label,
      icon,
      keepsOpen: true,
      isDisabled: !isZoomed,
      onSelect: () => change((all) => panBy(all, by)),
    })),
  ];
}

/** Zoom, and in an overlay its opacity, as lines of the narrow tool line's one menu. */
export function viewSteps(view: ViewStore, zoom: Zoom, opacity: number, layout: Layout): MenuEntry[] {
  const scale = (factor: number) => view.update((all) => ({ ...all, zoom: zoomBy(all.zoom, factor) }));
  const fade = (by: number) =>
    view.update((all) => ({ ...all, opacity: Math.min(1, Math.max(0, all.opacity + by)) }));
  const steps: MenuEntry[] = [
    {
      type: "steps",
      label: roomMessages.zoom,
      icon: ZoomIn,
      value: zoomText(zoom),
      less: { label: roomMessages.zoomOut, onSelect: () => scale(1 / zoomStep), isDisabled: zoom.scale <= 1 },
      more: { label: roomMessages.zoomIn, onSelect: () => scale(zoomStep), isDisabled: !canZoomIn(zoom) },
    },
  ];
  if (layout === "overlay")
    steps.push({
      type: "steps",
      label: roomMessages.opacity,
      icon: Blend,
      value: opacityText(opacity),
      less: { label: roomMessages.lessOpacity, onSelect: () => fade(-opacityStep), isDisabled: opacity <= 0 },
      more: { label: roomMessages.moreOpacity, onSelect: () => fade(opacityStep), isDisabled: opacity >= 1 },
    });
  return steps;
}

/** The picture goes the other way than what one looks at. */
const moves = [
  { label: roomMessages.look.left, icon: ArrowLeft, by: { x: 0.2, y: 0 } },
  { label: roomMessages.look.right, icon: ArrowRight, by: { x: -0.2, y: 0 } },
  { label: roomMessages.look.up, icon: ArrowUp, by: { x: 0, y: 0.2 } },
  { label: roomMessages.look.down, icon: ArrowDown, by: { x: 0, y: -0.2 } },
];
