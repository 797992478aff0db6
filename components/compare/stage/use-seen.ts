"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * Which of a stage's clips are in sight or about to be: of the window's, or where the stage itself is scrolled, of its own. `shown`
 * names what is laid out: where it changes, they are looked at anew.
 */
export function useSeen(
  stage: RefObject<HTMLElement | null>,
  shown: string,
  isScrolled: boolean,
): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const inSight = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = (target as HTMLElement).dataset["of"] ?? ""; // articles are HTML elements
          if (isIntersecting) inSight.add(id);
          else inSight.delete(id);
        }
        setSeen(new Set(inSight));
      },
      { root: isScrolled ? stage.current : null, rootMargin: "600px 0px" },
    );
    for (const article of stage.current?.querySelectorAll("[data-of]") ?? []) observer.observe(article);
    return () => observer.disconnect();
  }, [stage, shown, isScrolled]);
  return seen;
}
