import type { Model } from "#lib/domain/limits/model.ts";

/** A time between 85 % and 115 % of the given one, so that what began together does not stay together. */
export function jittered(milliseconds: number): number {
  return milliseconds * (0.85 + Math.random() * 0.3);
}

/** One second, doubled for every failure in a row, up to a minute; with jitter. `failures` is from 0. */
export function backOffMs(failures: number): number {
  return jittered(Math.min(60_000, 1000 * 2 ** Math.min(failures, 10)));
}

/** When to look again at what has to wait for so long: never before that is over, soon after it, and not all at once. */
export function afterWaitMs(waitMs: number): number {
  return waitMs + 100 + Math.random() * Math.min(0.3 * waitMs, 5000);
}

/** When to ask a provider again about an operation that is this old: its own rhythm, slower once it takes long. */
export function pollWaitMs({ operation }: Model, runningMs: number): number {
  const patience = Math.max(2 * (operation.expectedWaitMs ?? 0), 5 * 60_000);
  const slower = runningMs > 6 * patience ? 4 : runningMs > patience ? 2 : 1;
  return jittered(operation.pollEveryMs * slower);
}

/**
 * Counts failures in a row by key, in this process's memory: another worker begins with none, which only means that it
 * tries sooner. Forgets the oldest keys beyond 10 000.
 */
export function createFailureCount(): { next(key: string): number; forget(key: string): void } {
  const counts = new Map<string, number>();
  return {
    next(key) {
      const count = counts.get(key) ?? 0;
      counts.delete(key);
      counts.set(key, count + 1);
      if (counts.size > 10_000) counts.delete(counts.keys().next().value!); // it is not empty
      return count;
    },
    forget: (key) => void counts.delete(key),
  };
}

/** Polls that failed in a row, by generation. */
export const pollFailures = createFailureCount();
