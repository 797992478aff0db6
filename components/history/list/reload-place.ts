import * as z from "zod/mini";
import { openKept } from "#components/state/kept.ts";

/** What was asked for, and the id of the run that stood on top of the window. */
const place = openKept({
  key: "triptych history place",
  schema: z.nullable(z.tuple([z.string(), z.uuid()])),
  fallback: null,
  place: "session",
});

/** Remembers the run on top of the window for a reload of the page; without one, forgets. */
export function saveForReload(asked: string, runId: string | null): void {
  place.update(() => (runId === null ? null : [asked, runId]));
}

/** The run that stood on top before this page was loaded anew, once; null after everything but a reload or the way back. */
export function takeAfterReload(asked: string): string | null {
  const saved = place.get();
  place.update(() => null);
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]; // what this type brings
  const isBack = load?.type === "reload" || load?.type === "back_forward";
  return isBack && saved?.[0] === asked ? saved[1] : null;
}
