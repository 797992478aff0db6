import type { ActivityItem } from "#lib/domain/generation/activity.ts";

/** By the usual wait alone nobody can tell that something is done. */
const guessedMax = 0.95;

type Working = Pick<ActivityItem, "progress" | "acceptedAt" | "expectedWaitMs">;

/** How far one is, from 0 to 1: as its provider says, else by its usual wait; null where nobody can tell. */
export function progressOf({ progress, acceptedAt, expectedWaitMs }: Working, now: number): number | null {
  if (progress !== null) return progress;
  if (acceptedAt === null || !expectedWaitMs) return null;
  return Math.min(guessedMax, Math.max(0, (now - Date.parse(acceptedAt)) / expectedWaitMs));
}

/** How far all of them are together; null where that is known of none. */
export function progressOfAll(items: readonly Working[], now: number): number | null {
  const known = items.map((item) => progressOf(item, now));
  if (known.every((one) => one === null)) return null;
  return known.reduce<number>((sum, one) => sum + (one ?? 0), 0) / known.length;
}
