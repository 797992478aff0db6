import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { ownOrThrow } from "#lib/data/generation/member-events.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Note, Verdict } from "#lib/domain/judgement/verdict.ts";

/** Records a member's verdict on a generation, in place of the one before; an empty one removes it. Throws "not-found". */
export async function saveVerdict(
  member: Member,
  generationId: GenerationId,
  { choice, stars }: Verdict,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    if (choice === null && stars === null) {
      await transaction.verdict.deleteMany({ where: { generationId } });
      return;
    }
    await transaction.$executeRaw`
      INSERT INTO verdict (generation_id, member_id, choice, stars, decided_at)
      VALUES (${generationId}::uuid, ${member.id}::uuid, ${choice}, ${stars}, now())
      ON CONFLICT (generation_id) DO UPDATE SET choice = excluded.choice, stars = excluded.stars, decided_at = now()`;
  });
}

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
