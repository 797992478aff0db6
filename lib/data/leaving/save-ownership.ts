import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { LeavingRefusal } from "#lib/domain/usage.ts";
import { isLastOwner, lockOwnersAs } from "./lock-owners.ts";

/**
 * Makes a member an owner, or no owner any more: it counts with their next request. Null: done. Throws "not-allowed" when no owner asks,
 * "not-found" for whoever is not there.
 */
export async function saveOwnership(
  owner: Member,
  memberId: MemberId,
  isOwner: boolean,
): Promise<Extract<LeavingRefusal, "last-owner"> | null> {
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
