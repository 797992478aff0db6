import { database } from "#lib/data/database.ts";
import { ownOrThrow } from "#lib/data/generation/own-or-throw.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { Verdict } from "#lib/domain/verdict.ts";

/** Records what a member thinks of a generation, in place of what was said before; nothing said removes it. Throws "not-found". */
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
