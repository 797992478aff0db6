import { database } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { lookNext, type Moved, move, ownedBy } from "./move.ts";
import { ownOrThrow } from "./own-or-throw.ts";
import { asNew } from "./resend.ts";

/** A person wants a failed one tried again, by a new attempt: failed → queued. Null when it has not failed (any more). */
export async function retry(member: Member, generationId: GenerationId): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(transaction, "retry", ownedBy(member.id, generationId), asNew);
    return moved && lookNext(transaction, moved, "submit");
  });
}
