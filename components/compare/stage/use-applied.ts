"use client";

import { type RefObject, useEffect } from "react";
import type { StageView, ViewStore } from "./stage-view.ts";

/** Writes how pictures are looked at to the stage, outside React. */
export function useApplied(stage: RefObject<HTMLElement | null>, view: ViewStore): void {
  useEffect(() => {
    const write = () => {
      const element = stage.current;
      if (!element) return;
      for (const [name, value] of Object.entries(viewProperties(view.get())))
        element.style.setProperty(name, value);
      element.toggleAttribute("data-zoomed", view.get().zoom.scale > 1);
    };
    write();
    return view.subscribe(write);
  }, [stage, view]);
}

/** The view as custom properties, which the style sheet of the stage reads. */
function viewProperties({ zoom, wipe, opacity }: StageView): Record<`--${string}`, string> {
  return {
    "--zoom": zoom.scale.toFixed(4),
    "--pan-x": zoom.x.toFixed(5),
    "--pan-y": zoom.y.toFixed(5),
    "--wipe": wipe.toFixed(4),
    "--opacity": opacity.toFixed(3),
  };
}
