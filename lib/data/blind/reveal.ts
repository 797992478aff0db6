import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { BlindComparisonId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/**
 * Shows the names of a comparison, which ends its verdicts. Each of them becomes the open one where nothing was said openly; what
 * was said openly stays, and both are kept. A second time it changes nothing. Throws "not-found".
 */
export async function reveal(member: Member, comparisonId: BlindComparisonId): Promise<void> {
  await database().$transaction(async (transaction) => {
    const [comparison] = await transaction.$queryRaw<{ isNew: boolean }[]>`
      SELECT revealed_at IS NULL AS "isNew" FROM blind_comparison
      WHERE id = ${comparisonId}::uuid AND member_id = ${member.id}::uuid FOR UPDATE`;
    if (!comparison) throw new AppError("not-found");
    if (!comparison.isNew) return;
    await transaction.$executeRaw`
      UPDATE blind_comparison SET revealed_at = now() WHERE id = ${comparisonId}::uuid`;
    await transaction.$executeRaw`
      INSERT INTO verdict AS open (generation_id, member_id, choice, stars, decided_at)
      SELECT generation_id, ${member.id}::uuid, choice, stars, decided_at FROM blind_clip
      WHERE comparison_id = ${comparisonId}::uuid AND (choice IS NOT NULL OR stars IS NOT NULL)
      ON CONFLICT (generation_id) DO UPDATE
        SET choice = EXCLUDED.choice, stars = EXCLUDED.stars, decided_at = EXCLUDED.decided_at
        WHERE open.choice IS NULL AND open.stars IS NULL`;
  });
}
