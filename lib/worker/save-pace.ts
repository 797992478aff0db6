import type { Look } from "#lib/data/generation/looks.ts";
import { isSaveWaiting, recordSlowSave } from "#lib/data/generation/save-troubles.ts";
import type { Pace } from "#lib/outbound/download.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Context } from "./context.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";

/** What a download has to bring in so long, or it gives up its place to a save that waits; how long it may stay otherwise. */
export type SavePace = { windowMs: number; minBytes: number; patienceMs: number };
export const usualSavePace: SavePace = { windowMs: 20_000, minBytes: 64_000, patienceMs: 10 * 60_000 };

/** Of a worker's four places, so many are for downloads that are known to be slow. */
const slowSavesMax = 2;

/** The saves of a worker that are slow just now: those that come back have some of its places, never all. */
export type SlowSaves = {
  /** Takes a place for one that is slow; false where these are taken. */
  enter(id: GenerationId): boolean;
  /** Says that one in its place is slow, or is so no more. */
  mark(id: GenerationId, isSlow: boolean): void;
};

export function createSlowSaves(): SlowSaves {
  const ids = new Set<GenerationId>();
  return {
    enter(id) {
      if (ids.size >= slowSavesMax) return false;
      ids.add(id);
      return true;
    },
    mark: (id, isSlow) => void (isSlow ? ids.add(id) : ids.delete(id)),
  };
}

/** Watches the downloads of one save: a slow one says so on its card, and goes on while nobody waits for its place, for a while. */
export function paceOf({ worker, savePace, slowSaves }: Context, look: Look, hold: Hold): Pace {
  const { windowMs, minBytes, patienceMs } = savePace;
  let slowMs = 0;
  let isTold = look.saveTrouble !== null; // what it met before is over once it comes at its pace
  return {
    everyMs: windowMs,
    async goesOn(bytes) {
      const isSlow = bytes < minBytes;
      slowMs = isSlow ? slowMs + windowMs : 0;
      slowSaves.mark(look.id, isSlow);
      try {
        if (isSlow || isTold) await recordSlowSave(worker, hold.fence, isSlow);
        isTold = isSlow;
        return !isSlow || (slowMs < patienceMs && !(await isSaveWaiting(worker)));
      } catch (error) {
        log.warn({ error, generationId: look.id }, "a slow download could not be told");
        return true; // while the database is away nobody else could begin either
      }
    },
  };
}
