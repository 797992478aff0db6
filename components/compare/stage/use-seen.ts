"use client";

import { type RefObject, useEffect, useState } from "react";

type Seen = { ids: ReadonlySet<string>; mostly: string | null };

/**
 * Which of a stage's pictures are in sight or about to be, and which of them is alone there for the most part. `arrangement` names
 * what is laid out: where it changes, they are looked at anew.
 */
export function useSeen(stage: RefObject<HTMLElement | null>, arrangement: string): Seen {
  const [seen, setSeen] = useState<Seen>({ ids: new Set(), mostly: null });
  useEffect(() => {
    const shares = new Map<string, number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, intersectionRatio } of entries)
          shares.set((target as HTMLElement).dataset["clip"] ?? "", isIntersecting ? intersectionRatio : -1); // frames are HTML elements
        const inSight = [...shares].filter(([, share]) => share >= 0);
        const [mostly = null] = inSight.find(([, share]) => share > 0.6) ?? [];
        setSeen({ ids: new Set(inSight.map(([id]) => id)), mostly });
      },
      // Below the pictures stand their details: whoever reads them has not left the room.
      { rootMargin: "600px 0px", threshold: [0, 0.61] },
    );
    for (const frame of stage.current?.querySelectorAll("[data-clip]") ?? []) observer.observe(frame);
    return () => observer.disconnect();
  }, [stage, arrangement]);
  return seen;
}
