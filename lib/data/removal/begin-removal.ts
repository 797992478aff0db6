import { AppError } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { canceled } from "#lib/data/generation/ends.ts";
import { move } from "#lib/data/generation/move.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { queues } from "#lib/data/queues.ts";
import type { RemovalRefusal } from "#lib/domain/account/usage.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { isLastOwner, lockOwners, lockOwnersAs } from "./owners.ts";

/**
 * An owner removes somebody else; what they made becomes the other member's, or is deleted. Null: done. Throws
 * "not-allowed" when no owner asks, "not-found" for whoever is not there, and for the owner themselves.
 */
export async function removeMember(
  owner: Member,
  memberId: MemberId,
  handedToId: MemberId | null,
): Promise<RemovalRefusal | null> {
  return database().$transaction(async (transaction) => {
    await lockOwnersAs(transaction, owner);
    if (memberId === owner.id) throw new AppError("not-found");
    return begin(transaction, memberId, handedToId);
  });
}

/** Deletes a member's own account, with everything that they made. Null: done. */
export async function deleteAccount(member: Member): Promise<RemovalRefusal | null> {
  return database().$transaction(async (transaction) => {
    await lockOwners(transaction);
    return begin(transaction, member.id, null);
  });
}

/**
 * From here on nobody signs in as them, in no session, and nothing of theirs is reached by a link; what was not sent yet is
 * not sent any more. The rest is for a job, because open attempts are waited for.
 */
async function begin(
  transaction: Transaction,
  memberId: MemberId,
  handedToId: MemberId | null,
): Promise<RemovalRefusal | null> {
  await requirePresent(transaction, memberId);
  if (handedToId === memberId) throw new AppError("not-found");
  if (handedToId) await requirePresent(transaction, handedToId);
  if (await isLastOwner(transaction, memberId)) return "last-owner";
  if ((await transaction.member.count({ where: { handedToId: memberId } })) > 0) return "receiving";
  // The address is free again at once: the same person may be invited a second time.
  await transaction.$executeRaw`
    UPDATE member SET removed_at = now(), handed_to_id = ${handedToId}::uuid, is_owner = false,
      email = ${`${memberId}@removed.invalid`}
    WHERE id = ${memberId}::uuid`;
  await transaction.session.deleteMany({ where: { userId: memberId } });
  await transaction.account.deleteMany({ where: { userId: memberId } });
  await transaction.invitation.deleteMany({ where: { invitedById: memberId } });
  await transaction.providerKey.updateMany({
    where: { memberId, removedAt: null },
    data: { removedAt: new Date() },
  });
  await transaction.webhook.deleteMany({ where: { memberId } });
  await endLinks(transaction, memberId);
  await cancelQueued(transaction, memberId);
  await enqueue(transaction, "leave", { memberId });
  return null;
}

/** Whoever gets a gallery shares it anew: a link that was ended, or made by a request that was late, must not come to life by itself. */
export async function endLinks(transaction: Transaction, memberId: MemberId): Promise<void> {
  await transaction.$executeRaw`
    UPDATE gallery SET token_hash = NULL, sealed_token = NULL, linked_at = NULL, password_hash = NULL, expires_at = NULL,
      link_version = link_version + 1
    WHERE member_id = ${memberId}::uuid`;
}

async function requirePresent(transaction: Transaction, memberId: MemberId): Promise<void> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM member WHERE id = ${memberId}::uuid AND removed_at IS NULL FOR UPDATE`;
  if (rows.length === 0) throw new AppError("not-found");
}

/** Cancels what a member asked for and nobody has sent, or made: nothing is sent, or paid, for somebody who has left. */
export async function cancelQueued(transaction: Transaction, memberId: MemberId): Promise<void> {
  const where = Prisma.sql`member_id = ${memberId}::uuid AND status = 'queued'`;
  await move(transaction, "cancel", where, canceled);
  await transaction.conversion.updateMany({
    where: { memberId, state: { in: ["waiting", "making"] } },
    data: { state: "canceled", progress: 0 },
  });
}

/** How many of a member's generations are with a provider, or on their way from there. */
export async function countOpen(transaction: Transaction, memberId: MemberId): Promise<number> {
  return transaction.generation.count({
    where: { memberId, status: { in: ["submitting", "running", "saving"] } },
  });
}

/**
 * How many that nobody waits for any more could still be answered: a request that left has no longer than this. What is handed over takes
 * such an answer along; what is deleted waits for it, so that it is not recorded into nothing.
 */
export async function countLateAnswers(transaction: Transaction, memberId: MemberId): Promise<number> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM attempt a JOIN generation g ON g.id = a.generation_id
    WHERE g.member_id = ${memberId}::uuid AND a.state IN ('vanished', 'resent', 'abandoned')
      AND a.created_at > now() - ${queues.submit.expiresAfterSeconds} * interval '1 second'`;
  return rows.length;
}
