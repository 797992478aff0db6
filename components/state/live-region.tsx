"use client";

import { useEffect, useState } from "react";
import { onAnnouncement } from "./announce.ts";

/** Where announcements are read from. Two of the same in a row differ by their key, so that both are read. */
export function LiveRegion() {
  const [announced, setAnnounced] = useState<{ message: string; count: number }>({ message: "", count: 0 });
  useEffect(
    () => onAnnouncement((message) => setAnnounced(({ count }) => ({ message, count: count + 1 }))),
    [],
  );
  return (
    <output aria-live="polite" aria-atomic className="sr-only">
      <span key={announced.count}>{announced.message}</span>
    </output>
  );
}
