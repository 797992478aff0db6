import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { readFact, writeFact } from "#lib/data/studio-fact.ts";
import { type ProviderKeyList, providerKeyListSchema } from "#lib/domain/account/provider-key-view.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member, Worker } from "#lib/domain/base/scope.ts";

/** The living keys that somebody's generations may be paid with: their own, and the studio's unless those are closed. */
export async function usableKeys(member: {
  id: MemberId;
  isOwner: boolean;
}): Promise<Prisma.ProviderKeyWhereInput> {
  const mayUseStudioKeys = member.isOwner || !(await areStudioKeysClosed());
  return {
    removedAt: null,
    OR: [{ memberId: member.id }, ...(mayUseStudioKeys ? [{ memberId: null }] : [])],
  };
}

/** The keys that a member may use, by provider, own ones first; never what they were sealed from. */
export async function listProviderKeys(member: Member): Promise<ProviderKeyList> {
  const rows = await database().providerKey.findMany({
    where: await usableKeys(member),
    omit: { sealed: true, removedAt: true },
    orderBy: [{ providerId: "asc" }, { memberId: { sort: "asc", nulls: "last" } }, { source: "desc" }],
  });
  return providerKeyListSchema.parse({
    keys: rows.map(({ memberId, savedAt, testedAt, ...row }) => ({
      ...row,
      isStudioWide: memberId === null,
      savedAt: savedAt.toISOString(),
      testedAt: testedAt?.toISOString() ?? null,
    })),
    areStudioKeysClosed: await areStudioKeysClosed(),
  });
}

/** The providers for which a member has a key to use. */
export async function listProvidersWithKey(member: Member): Promise<Set<string>> {
  const rows = await database().providerKey.findMany({
    where: await usableKeys(member),
    select: { providerId: true },
    distinct: ["providerId"],
  });
  return new Set(rows.map((row) => row.providerId));
}

/**
 * Keeps a sealed key in the place of the one that stood there: the member's own, or with `isStudioWide` the studio's,
 * which only an owner may set (throws "not-allowed"). Answers with the new key's id.
 */
export async function saveProviderKey(
  member: Member,
  key: { providerId: string; sealed: Uint8Array<ArrayBuffer>; lastFour: string; isStudioWide: boolean },
): Promise<string> {
  if (key.isStudioWide && !member.isOwner) throw new AppError("not-allowed");
  const { providerId, sealed, lastFour } = key;
  const memberId = key.isStudioWide ? null : member.id;
  const id = createId<string>();
  await database().$transaction([
    database().providerKey.updateMany({
      where: { providerId, memberId, source: "saved", removedAt: null },
      data: { removedAt: new Date() },
    }),
    database().providerKey.create({ data: { id, providerId, memberId, source: "saved", sealed, lastFour } }),
  ]);
  return id;
}

/** Removes a key. It is used for nothing new; it stays sealed until no attempt needs it. Throws "not-found". */
export async function removeProviderKey(member: Member, id: string): Promise<void> {
  const { count } = await database().providerKey.updateMany({
    where: changeableKey(member, id),
    data: { removedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}

/** Wipes what removed keys were sealed from, once none of their attempts is under way. Answers how many. */
export async function wipeRemovedKeys(_worker: Worker): Promise<number> {
  const { count } = await database().providerKey.updateMany({
    where: { removedAt: { not: null }, sealed: { not: null }, attempts: { none: { endedAt: null } } },
    data: { sealed: null },
  });
  return count;
}

/** Closes the studio-wide keys to members, or opens them again. Throws "not-allowed" when an owner does not ask. */
export async function closeStudioKeys(member: Member, areClosed: boolean): Promise<void> {
  if (!member.isOwner) throw new AppError("not-allowed");
  await writeFact("studio-keys-closed", areClosed);
}

/** The saved keys that a member may change: their own, and an owner the studio's too. */
function changeableKey(member: Member, id: string): Prisma.ProviderKeyWhereInput {
  const places = [{ memberId: member.id }, ...(member.isOwner ? [{ memberId: null }] : [])];
  return { id, source: "saved", removedAt: null, OR: places };
}

/** Whether the owner has closed the studio-wide keys to members. */
async function areStudioKeysClosed(): Promise<boolean> {
  return (await readFact("studio-keys-closed")) === true;
}
