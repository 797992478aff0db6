import { markAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { lookNext, type Moved, move, ownedBy } from "./move.ts";
import { ownOrThrow } from "./own-or-throw.ts";

/**
 * A person accepts that it may cost twice: unconfirmed → queued. An answer of the old attempt that still comes makes
 * a further generation. Null when it is not unconfirmed any more. Throws "not-found".
 */
export async function resend(member: Member, generationId: GenerationId): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(transaction, "resend", ownedBy(member.id, generationId), asNew);
    if (!moved) return null;
    await markAttempt(transaction, generationId, "resent");
    return lookNext(transaction, moved, "submit");
  });
}

/** What a generation holds that is asked for once more. For this folder's own use. */
export const asNew: readonly Prisma.Sql[] = [
  Prisma.sql`due_at = now()`,
  Prisma.sql`failure = NULL`,
  Prisma.sql`progress = NULL`,
  Prisma.sql`pending_outputs = NULL`,
  Prisma.sql`revised_prompt = NULL`,
  Prisma.sql`cost_micro = NULL`,
  Prisma.sql`cost_currency = NULL`,
  Prisma.sql`cancel_requested_at = NULL`,
  Prisma.sql`cancel_outcome = NULL`,
  Prisma.sql`deadline_at = NULL`,
  Prisma.sql`accepted_at = NULL`,
  Prisma.sql`ready_at = NULL`,
  Prisma.sql`finished_at = NULL`,
];
