import type { Prisma } from "#lib/data/generated/client.ts";
import { readFact } from "#lib/data/studio-fact.ts";
import type { MemberId } from "#lib/domain/id.ts";

/** Whether the owner has closed the studio-wide keys to members. */
export async function areStudioKeysClosed(): Promise<boolean> {
  return (await readFact("studio-keys-closed")) === true;
}

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
