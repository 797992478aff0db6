import * as z from "zod/mini";

const key = "triptych history place";
/** What was asked for, and the id of the run that stood on top of the window. */
const savedSchema = z.tuple([z.string(), z.uuid()]);

/** Remembers the run on top of the window for a reload of the page; without one, forgets. */
export function saveForReload(asked: string, runId: string | null): void {
  try {
    if (runId === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify([asked, runId]));
  } catch {
    // Where nothing may be kept, a reload begins at the top.
  }
}

/** The run that stood on top before this page was loaded anew, once; null after everything but a reload or the way back. */
export function takeAfterReload(asked: string): string | null {
  try {
    const saved = savedSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
    sessionStorage.removeItem(key);
    const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]; // what this type brings
    const isBack = load?.type === "reload" || load?.type === "back_forward";
    return isBack && saved.data?.[0] === asked ? saved.data[1] : null;
  } catch {
    return null;
  }
}
