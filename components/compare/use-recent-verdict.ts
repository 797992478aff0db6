"use client";

import { useEffect, useState } from "react";
import type { ClipVerdicts } from "#components/feedback/clip-verdicts.ts";

/** How long the latest verdict can be taken back on its picture. */
const undoMs = 5000;

type Recent = {
  /** The same verdicts; a change through them is remembered for a while. */
  verdicts: ClipVerdicts | null;
  /** The clip whose verdict has just changed. */
  clipId: string | null;
};

/** Remembers for five seconds which clip's verdict changed last. */
export function useRecentVerdict(verdicts: ClipVerdicts | null): Recent {
  const [recent, setRecent] = useState<{ clipId: string } | null>(null);
  useEffect(() => {
    if (!recent) return;
    const timer = setTimeout(() => setRecent(null), undoMs);
    return () => clearTimeout(timer);
  }, [recent]);
  return {
    clipId: recent?.clipId ?? null,
    verdicts: verdicts && {
      of: verdicts.of,
      change: (clipId, verdict) => {
        verdicts.change(clipId, verdict);
        setRecent({ clipId });
      },
      undo: (clipId) => {
        verdicts.undo(clipId);
        setRecent(null);
      },
    },
  };
}
