import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { ownOrThrow } from "#lib/data/generation/own-or-throw.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { Note } from "#lib/domain/verdict.ts";

/**
 * Adds words at a time in a generation's clip, under an id that the page has chosen: the same note a second time changes nothing,
 * even if it was deleted meanwhile. Throws "not-found".
 */
export async function addNote(
  member: Member,
  { generationId, ...note }: Note & { generationId: GenerationId },
): Promise<void> {
  await database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    await transaction.note.createMany({
      data: { ...note, generationId, memberId: member.id },
      skipDuplicates: true,
    });
    const own = await transaction.note.count({ where: { id: note.id, memberId: member.id, generationId } });
    if (own === 0) throw new AppError("not-found"); // the id is someone else's
  });
}
