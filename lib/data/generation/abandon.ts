import { endAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { type Moved, move, ownedBy } from "./move.ts";
import { ownOrThrow } from "./own-or-throw.ts";

/**
 * A person gives an unconfirmed one up: → failed, with the failure that made it so. An answer that still comes brings
 * it back. Null when it is not unconfirmed any more. Throws "not-found".
 */
export async function abandon(member: Member, generationId: GenerationId): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(transaction, "abandon", ownedBy(member.id, generationId), [
      Prisma.sql`finished_at = now()`,
      Prisma.sql`due_at = NULL`,
    ]);
    if (moved) await endAttempt(transaction, generationId, "abandoned");
    return moved;
  });
}
