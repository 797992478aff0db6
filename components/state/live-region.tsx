"use client";

import { useEffect, useState } from "react";
import { onAnnouncement } from "./announce.ts";

/** Where announcements are read from. Two of the same in a row differ by their key, so that both are read. */
export function LiveRegion() {
  const [said, setSaid] = useState<{ message: string; count: number }>({ message: "", count: 0 });
  useEffect(() => onAnnouncement((message) => setSaid(({ count }) => ({ message, count: count + 1 }))), []);
  return (
    <output aria-live="polite" aria-atomic className="sr-only">
      <span key={said.count}>{said.message}</span>
    </output>
  );
}
