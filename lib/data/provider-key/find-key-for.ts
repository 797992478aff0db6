import { database } from "#lib/data/database.ts";
import type { ProviderKey } from "#lib/data/generated/client.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { usableKeys } from "./usable-keys.ts";

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
