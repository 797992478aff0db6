import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { BlindClipId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { Verdict } from "#lib/domain/verdict.ts";

/** Keeps what is said of a clip while its name is hidden. "shown": the names were shown before. Throws "not-found". */
export async function saveBlindVerdict(
  member: Member,
  blindClipId: BlindClipId,
  { choice, stars }: Verdict,
): Promise<{ ok: true } | { ok: false; reason: "shown" }> {
  return database().$transaction(async (transaction) => {
    // Held until the verdict is written: no name is shown in between.
    const [comparison] = await transaction.$queryRaw<{ revealedAt: Date | null }[]>`
      SELECT c.revealed_at AS "revealedAt" FROM blind_comparison c
      JOIN blind_clip b ON b.comparison_id = c.id
      WHERE b.id = ${blindClipId}::uuid AND c.member_id = ${member.id}::uuid FOR SHARE OF c`;
    if (!comparison) throw new AppError("not-found");
    if (comparison.revealedAt) return { ok: false, reason: "shown" };
    const isEmpty = choice === null && stars === null;
    await transaction.blindClip.update({
      where: { id: blindClipId },
      data: { choice, stars, decidedAt: isEmpty ? null : new Date() },
    });
    return { ok: true };
  });
}
