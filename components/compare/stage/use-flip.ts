"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

type Box = { left: number; top: number; width: number; height: number };

/**
 * Lets the articles of a stage travel from where they were whenever `arrangement` changes. They don't when the window does, nor under
 * reduced motion.
 */
export function useFlip(stage: RefObject<HTMLElement | null>, arrangement: string): void {
  const boxes = useRef(new Map<string, Box>());
  const last = useRef(arrangement);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const isNew = last.current !== arrangement;
    last.current = arrangement;
    const moves = isNew && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const origin = element.getBoundingClientRect();
    const before = boxes.current;
    boxes.current = new Map();
    for (const article of element.querySelectorAll<HTMLElement>("[data-of]")) {
      const id = article.dataset["of"] ?? "";
      for (const animation of article.getAnimations()) if (animation.id === flipId) animation.cancel();
      const { left, top, width, height } = article.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const box = { left: left - origin.left, top: top - origin.top, width, height };
      boxes.current.set(id, box);
      const was = before.get(id);
      if (!moves || !was || isSame(was, box)) continue;
      article.animate(
        [
          {
            transformOrigin: "0 0",
            transform: `translate(${was.left - box.left}px, ${was.top - box.top}px) scale(${was.width / box.width}, ${was.height / box.height})`,
          },
          { transformOrigin: "0 0", transform: "none" },
        ],
        { id: flipId, duration: 180, easing: "cubic-bezier(0.2, 0.7, 0.3, 1)" },
      );
    }
  });
}

const flipId = "flip";

function isSame(a: Box, b: Box): boolean {
  return (["left", "top", "width", "height"] as const).every((side) => Math.abs(a[side] - b[side]) < 1);
}
