import type { Look } from "#lib/data/generation/looks.ts";
import { isSaveWaiting, recordSlowSave } from "#lib/data/generation/save-troubles.ts";
import type { Pace } from "#lib/outbound/download.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Context } from "./context.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";

/**
 * A download that brings less than `minBytes` in `windowMs` is slow: it gives up its place to a waiting save, or ends after
 * `patienceMs`.
 */
export type SavePace = { windowMs: number; minBytes: number; patienceMs: number };
export const usualSavePace: SavePace = { windowMs: 20_000, minBytes: 64_000, patienceMs: 10 * 60_000 };

/** How many of a worker's places downloads known to be slow may have. */
const slowSavesMax = 2;

/** A worker's saves that are slow just now. Those that come back get some of its places, never all. */
export type SlowSaves = {
  /** Takes a place for a slow save; false when all of these are taken. */
  enter(id: GenerationId): boolean;
  /** Marks a save in its place as slow, or no longer slow. */
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

/** Watches a save's downloads. A slow one is told on its card, and goes on for a while as long as nobody waits for its place. */
export function paceOf({ worker, savePace, slowSaves }: Context, look: Look, hold: Hold): Pace {
  const { windowMs, minBytes, patienceMs } = savePace;
  let slowMs = 0;
  let isTold = look.saveTrouble !== null; // earlier trouble is over once it keeps pace
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
