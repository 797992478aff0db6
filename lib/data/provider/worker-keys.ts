import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { ProviderKey } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { keyTestStates } from "#lib/domain/account/provider-key-view.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member, Worker } from "#lib/domain/base/scope.ts";
import { usableKeys } from "./keys.ts";

/** A key as the worker needs it: `sealed` is null for one from the environment, which the worker itself holds. */
export type UsableKey = {
  id: string;
  providerId: string;
  source: "saved" | "environment";
  sealed: Uint8Array | null;
};

/** The key that a new attempt is to be sent with: the member's own, else the studio's saved one, else the environment's. */
export async function findKeyFor(
  _worker: Worker,
  memberId: MemberId,
  providerId: string,
): Promise<UsableKey | null> {
  // For somebody who was removed nothing new is sent.
  const owner = await database().member.findUnique({
    where: { id: memberId, removedAt: null },
    select: { isOwner: true },
  });
  if (!owner) return null;
  const row = await database().providerKey.findFirst({
    where: { providerId, ...(await usableKeys({ id: memberId, isOwner: owner.isOwner })) },
    orderBy: [{ memberId: { sort: "asc", nulls: "last" } }, { source: "desc" }, { savedAt: "desc" }],
  });
  return row && toUsable(row);
}

/** The key of an attempt or of a Test, removed or not; null when it was wiped or never was. */
export async function findKey(_worker: Worker, id: string): Promise<UsableKey | null> {
  const row = await database().providerKey.findUnique({ where: { id } });
  return row && (row.source === "environment" || row.sealed) ? toUsable(row) : null;
}

function toUsable(row: ProviderKey): UsableKey {
  const source = row.source === "environment" ? "environment" : "saved";
  return { id: row.id, providerId: row.providerId, source, sealed: row.sealed };
}

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

/** Asks the worker whether a key works; any key that the member may use. Throws "not-found". */
export async function requestKeyTest(member: Member, id: string): Promise<void> {
  const usable = await usableKeys(member);
  await database().$transaction(async (transaction) => {
    const { count } = await transaction.providerKey.updateMany({
      where: { id, ...usable },
      data: { testState: "testing", testedAt: null },
    });
    if (count === 0) throw new AppError("not-found");
    await enqueue(transaction, "test-key", { providerKeyId: id });
  });
}

/** What came out of a Test; null when nobody can tell. */
export async function recordKeyTest(
  _worker: Worker,
  id: string,
  testState: Exclude<(typeof keyTestStates)[number], "testing"> | null,
): Promise<void> {
  await database().providerKey.updateMany({ where: { id }, data: { testState, testedAt: new Date() } });
}
