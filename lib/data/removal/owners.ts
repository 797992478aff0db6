import { AppError } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { RemovalRefusal } from "#lib/domain/account/usage.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/** Lets one transaction at a time change who is an owner, or who is a member at all. */
export async function lockOwners(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('triptych owners', 0))`;
}

/** As `lockOwners`, for an owner. Throws "not-allowed" when they are none, or have been unmade in this very moment. */
export async function lockOwnersAs(transaction: Transaction, owner: Member): Promise<void> {
  if (!owner.isOwner) throw new AppError("not-allowed");
  await lockOwners(transaction);
  const present = await transaction.member.count({ where: { id: owner.id, isOwner: true, removedAt: null } });
  if (present === 0) throw new AppError("not-allowed");
}

/** Whether the studio would have no owner without this member. To be asked under the lock. */
export async function isLastOwner(transaction: Transaction, memberId: MemberId): Promise<boolean> {
  const owners = await transaction.member.findMany({
    where: { isOwner: true, removedAt: null },
    select: { id: true },
  });
  return owners.length === 1 && owners[0]?.id === memberId;
}

/** Whether a member is the studio's only owner, for a page to say so before it is tried. */
export function isOnlyOwner(member: Member): Promise<boolean> {
  return isLastOwner(database(), member.id);
}

/**
 * Makes a member an owner, or no owner any more: it counts with their next request. Null: done. Throws "not-allowed" when no owner asks,
 * "not-found" for whoever is not there.
 */
export async function saveOwnership(
  owner: Member,
  memberId: MemberId,
  isOwner: boolean,
): Promise<Extract<RemovalRefusal, "last-owner"> | null> {
  return database().$transaction(async (transaction) => {
    await lockOwnersAs(transaction, owner);
    if (!isOwner && (await isLastOwner(transaction, memberId))) return "last-owner";
    const { count } = await transaction.member.updateMany({
      where: { id: memberId, removedAt: null },
      data: { isOwner },
    });
    if (count === 0) throw new AppError("not-found");
    return null;
  });
}
