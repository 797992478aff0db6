"use client";

import { type RefObject, useEffect } from "react";
import { type ViewStore, viewProperties } from "./stage-view.ts";

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
