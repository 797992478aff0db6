import { randomInt } from "node:crypto";
import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import type { BlindClipId, BlindComparisonId, GenerationId, RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { isWorkable, type Status } from "#lib/domain/generation/generation.ts";
import { shuffled } from "#lib/domain/judgement/blind.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";

/** The asset that a generation was asked for. For this folder's own use. */
export const isResult = {
  outputRole: "result",
  kind: "video",
  deletedAt: null,
} as const satisfies Prisma.AssetWhereInput;

/** A draft costs nothing, and is not meant to stand beside what was paid for. */
const isDraft = ({ billing }: { billing: string }) => billing === "free";

/**
 * The generations of a run whose results can be played now, in the order asked for, drafts apart, and how many are still being made
 * or measured: of one moment. The caller knows whose run it is.
 */
export async function comparableResults(
  transaction: Transaction,
  runId: RunId,
): Promise<{ ready: GenerationId[]; drafts: GenerationId[]; waitingCount: number }> {
  const rows = await transaction.$queryRaw<
    { id: GenerationId; billing: string; status: Status; state: string | null }[]
  >`
    SELECT g.id, g.billing, g.status, (SELECT b.state FROM asset a JOIN blob b ON b.id = a.blob_id
      WHERE a.generation_id = g.id AND a.output_role = ${isResult.outputRole} AND a.kind = ${isResult.kind}
        AND a.deleted_at IS NULL LIMIT 1) AS state
    FROM generation g WHERE g.run_id = ${runId}::uuid ORDER BY g.id`;
  const isMoving = ({ status, state }: (typeof rows)[number]) =>
    isWorkable(status) || (status === "done" && state === "measuring");
  const playable = rows.filter(({ status, state }) => status === "done" && state === "ready");
  return {
    ready: playable.filter((row) => !isDraft(row)).map(({ id }) => id),
    drafts: playable.filter(isDraft).map(({ id }) => id),
    waitingCount: rows.filter(isMoving).length,
  };
}

/**
 * Hides the names of a run's results, drafts only where they are asked for: draws their order once and keeps it. While a comparison is
 * under way, it is that one, however often this is called, even at once; but where drafts are asked for that it leaves out, the order
 * is drawn anew with them, and what was said of the others stays. "too-few": fewer than two results can be played. Throws "not-found".
 */
export async function beginComparison(
  member: Member,
  runId: RunId,
  { withDrafts }: { withDrafts: boolean },
): Promise<{ ok: true; comparisonId: BlindComparisonId } | { ok: false; reason: "too-few" }> {
  return database().$transaction(async (transaction) => {
    // Whoever comes second waits here for the first, and finds its comparison.
    const runs = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM run WHERE id = ${runId}::uuid AND member_id = ${member.id}::uuid FOR NO KEY UPDATE`;
    if (runs.length === 0) throw new AppError("not-found");
    // Held, so that no verdict is given and no name shown in what may be drawn anew.
    const [open] = await transaction.$queryRaw<{ id: BlindComparisonId }[]>`
      SELECT id FROM blind_comparison WHERE run_id = ${runId}::uuid AND revealed_at IS NULL FOR UPDATE`;
    const clips = await transaction.blindClip.findMany({
      where: { comparison: { runId, revealedAt: null } },
      include: { generation: { select: { billing: true } } },
    });
    const { ready, drafts } = await comparableResults(transaction, runId);
    if (open && !(withDrafts && leavesOut(drafts, clips))) return { ok: true, comparisonId: open.id };
    const compared = withDrafts ? [...ready, ...drafts] : ready;
    if (compared.length < 2) return { ok: false, reason: "too-few" };
    if (open) await transaction.blindComparison.delete({ where: { id: open.id } });
    const said = new Map(clips.map((clip) => [clip.generationId, clip]));
    const comparisonId = createId<BlindComparisonId>();
    await transaction.blindComparison.create({ data: { id: comparisonId, runId, memberId: member.id } });
    // Ids grow in the order of their making, so the clips are made in the order drawn.
    await transaction.blindClip.createMany({
      data: shuffled(compared, (limit) => randomInt(limit)).map((generationId, place) => {
        const { choice, stars, decidedAt } = said.get(generationId) ?? {};
        return { id: createId<BlindClipId>(), comparisonId, generationId, place, choice, stars, decidedAt };
      }),
    });
    return { ok: true, comparisonId };
  });
}

/** Whether there are drafts, and none of these clips is one. For this folder's own use. */
export function leavesOut(
  drafts: readonly GenerationId[],
  clips: readonly { generation: { billing: string } }[],
): boolean {
  return drafts.length > 0 && !clips.some(({ generation }) => isDraft(generation));
}

/** Keeps the verdict on a clip while its name is hidden. "shown": the names were shown before. Throws "not-found". */
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

/**
 * Shows the names of a comparison, which ends its verdicts. Each of them becomes the open one where there was none; an open
 * one stays, and both are kept. A second time it changes nothing. Throws "not-found".
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
