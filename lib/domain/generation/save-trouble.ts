import * as z from "zod/mini";

/**
 * What keeps a finished result from being saved. `gone`: its link answers 401, 403, 404 or 410, so that a fresh one may live;
 * `refused`: it answers otherwise than with a file; `broken`, `too-slow`: the download did not come to its end; `no-media`: what came
 * is no video; `no-file`: what an answer held is missing here; `no-space`, `too-large`: bounds of the studio; `here`: anything else
 * in it.
 */
export const saveTroubleSchema = z.strictObject({
  what: z.enum([
    "gone",
    "refused",
    "broken",
    "too-slow",
    "no-media",
    "no-file",
    "no-space",
    "too-large",
    "here",
  ]),
  /** What the link answered. */
  status: z.optional(z.int()),
});
export type SaveTrouble = z.infer<typeof saveTroubleSchema>;

/** How long a link is tried whose provider does not say how long it lives, in milliseconds. */
const undocumentedLifeMs = 24 * 60 * 60_000;
const firstWaitMs = 2000;
const earlyMs = 15 * 60_000;
const earlyWaitMaxMs = 60_000;
const lateWaitMs = 5 * 60_000;

/** What comes after a failed try: another one, the provider asked for a fresh link with `leftMs` to answer, or the end. */
export type SaveStep =
  | { step: "try"; waitMs: number }
  | { step: "relink"; waitMs: number; leftMs: number }
  | { step: "give-up" };

/**
 * Decides what comes after a try to save a result has failed. `tries` counts the failed ones in a row, this one included;
 * `troubleMs` is how long ago the first of them was; `linkLifeMs` is the life that the provider documents. All but a file that
 * is too large may pass by itself. The last try falls on the end of the link's life.
 */
export function nextSaveStep({
  trouble,
  tries,
  troubleMs,
  canRelink,
  linkLifeMs = undocumentedLifeMs,
  retryAfterMs = 0,
}: {
  trouble: SaveTrouble;
  tries: number;
  troubleMs: number;
  canRelink: boolean;
  linkLifeMs?: number | undefined;
  retryAfterMs?: number | undefined;
}): SaveStep {
  const leftMs = linkLifeMs - troubleMs;
  if (trouble.what === "too-large" || leftMs <= 0) return { step: "give-up" };
  const rhythmMs =
    troubleMs < earlyMs ? Math.min(firstWaitMs * 2 ** Math.min(tries - 1, 10), earlyWaitMaxMs) : lateWaitMs;
  if (canRelink && (trouble.what === "gone" || trouble.what === "no-file"))
    return { step: "relink", waitMs: tries === 1 ? 0 : Math.min(rhythmMs, leftMs), leftMs };
  return { step: "try", waitMs: Math.min(Math.max(rhythmMs, retryAfterMs), leftMs) };
}
