"use client";

import { useEffect, useState } from "react";

/** The browser's clock, once a second while it is asked for; null before the page is alive, so that both sides agree. */
export function useNow(isTicking: boolean): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (!isTicking) return;
    const look = () => setNow(Date.now());
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
