import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Worker } from "#lib/domain/scope.ts";

/**
 * Tells pages which keys the worker was started with, by provider id: their last four characters. What was there before and
 * is no longer counts as removed.
 */
export async function recordEnvironmentKeys(
  _worker: Worker,
  lastFourByProvider: ReadonlyMap<string, string>,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    // Two workers that start together must not both find nothing.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7460211935)`;
    const present = await transaction.providerKey.findMany({
      where: { source: "environment", removedAt: null },
    });
    const isKept = (row: { providerId: string; lastFour: string }) =>
      lastFourByProvider.get(row.providerId) === row.lastFour;
    const kept = new Set(present.filter(isKept).map((row) => row.providerId));
    await transaction.providerKey.updateMany({
      where: { id: { in: present.filter((row) => !isKept(row)).map((row) => row.id) } },
      data: { removedAt: new Date() },
    });
    await transaction.providerKey.createMany({
      data: [...lastFourByProvider]
        .filter(([providerId]) => !kept.has(providerId))
        .map(([providerId, lastFour]) => ({ id: createId(), providerId, source: "environment", lastFour })),
    });
  });
}
