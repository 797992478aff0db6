import { type StoredBlob, toStoredBlob } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { costColumns, type CostRow, toCost } from "#lib/data/generation/bills.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import type { GenerationId, ModelId } from "#lib/domain/base/id.ts";
import { parsePrompt } from "#lib/domain/prompt/prompt.ts";
import type { ChosenFile, ChosenResult } from "#lib/domain/generation/result-manifest.ts";
import type { Member } from "#lib/domain/base/scope.ts";

const chosen = {
  run: { select: { snapshot: true } },
  verdict: { select: { choice: true, stars: true } },
  assets: {
    where: { outputRole: { not: null }, deletedAt: null, blob: { state: { not: "gone" } } },
    include: { blob: true },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.GenerationInclude;

type Row = Prisma.GenerationGetPayload<{ include: typeof chosen }>;

/**
 * The member's own results of these, in their order, with every file that came with them (last frames too);
 * whatever else is named is left out.
 */
export async function findChosen(
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<{ result: ChosenResult; files: (ChosenFile & { blob: StoredBlob })[] }[]> {
  const rows = await database().generation.findMany({
    where: { id: { in: [...generationIds] }, memberId: member.id, deletedAt: null },
    include: chosen,
  });
  const costs = await database().$queryRaw<(CostRow & { id: string })[]>`
    SELECT g.id, ${costColumns} FROM generation g WHERE g.id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  const costOf = new Map(costs.map(({ id, ...row }) => [id, toCost(row)]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return generationIds.flatMap((id) => {
    const [row, cost] = [byId.get(id), costOf.get(id)];
    return row && cost ? [{ result: toResult(row, cost), files: row.assets.map(toFile) }] : [];
  });
}

function toResult(row: Row, cost: ReturnType<typeof toCost>): ChosenResult {
  const { snapshot } = row.run as { snapshot: { prompt?: unknown } }; // `prompt` is parsed below
  return {
    generationId: row.id,
    runId: row.runId,
    modelId: row.modelId as ModelId, // the column holds nothing else
    modelVersion: row.modelVersion,
    variation: row.variation,
    output: row.output,
    prompt: documentOf(parsePrompt(snapshot.prompt)),
    revisedPrompt: row.revisedPrompt,
    ...cost,
    verdict: row.verdict?.choice ?? null,
    stars: row.verdict?.stars ?? null,
    isFavourite: row.isFavourite,
    tags: row.tags,
    askedAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
  };
}

function toFile({ name, outputRole, blob }: Row["assets"][number]): ChosenFile & { blob: StoredBlob } {
  const stored = toStoredBlob(blob);
  const { sha256, sizeBytes } = stored;
  const role = outputRole as ChosenFile["role"]; // the query has no other
  return { name, role, sha256, sizeBytes, measured: measuredSchema.parse(blob.measured), blob: stored };
}
