import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import type { Member, Worker } from "#lib/domain/scope.ts";

/** The saved keys that a member may change: their own, and an owner the studio's too. */
function changeableKey(member: Member, id: string): Prisma.ProviderKeyWhereInput {
  const places = [{ memberId: member.id }, ...(member.isOwner ? [{ memberId: null }] : [])];
  return { id, source: "saved", removedAt: null, OR: places };
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
