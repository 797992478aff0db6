import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import { type Measured, measuredSchema } from "#lib/domain/asset.ts";
import { type GalleryResult, galleryResultSchema } from "#lib/domain/gallery-view.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/reference.ts";
import { parseSnapshot } from "#lib/domain/run.ts";
import type { Member } from "#lib/domain/scope.ts";

type Row = {
  id: string;
  runId: string;
  modelId: string;
  variation: number;
  deletedAt: Date | null;
  assets: readonly {
    id: string;
    blob: { measured: unknown; derivatives: readonly { kind: string }[] };
  }[];
};

/**
 * The member's results of these generations, in the order asked for; one whose video was deleted has no asset. Ids that are unknown
 * or someone else's are left out. Three queries, however many.
 */
export async function galleryResults(
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<GalleryResult[]> {
  const rows = await database().generation.findMany({
    where: { id: { in: [...generationIds] }, memberId: member.id },
    select: {
      id: true,
      runId: true,
      modelId: true,
      variation: true,
      deletedAt: true,
      assets: {
        where: { outputRole: "result", deletedAt: null, blob: { state: { not: "gone" } } },
        select: {
          id: true,
          blob: {
            select: {
              measured: true,
              derivatives: { where: { kind: "poster" }, select: { kind: true } },
            },
          },
        },
      },
    },
  });
  const prompts = await promptsOf([...new Set(rows.map(({ runId }) => runId))]);
  const living = await livingAssets(member, [...prompts.values()]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return generationIds.flatMap((id) => {
    const row = byId.get(id);
    const prompt = row && prompts.get(row.runId);
    return prompt ? [toResult(row, prompt, living)] : [];
  });
}

async function promptsOf(runIds: string[]): Promise<Map<string, Prompt>> {
  const rows = await database().run.findMany({
    where: { id: { in: runIds } },
    select: { id: true, snapshot: true },
  });
  return new Map(rows.map(({ id, snapshot }) => [id, documentOf(parseSnapshot(snapshot)).prompt]));
}

/** Of all that these prompts refer to, what is still there. */
async function livingAssets(member: Member, prompts: readonly Prompt[]): Promise<ReadonlySet<string>> {
  const wanted = prompts.flatMap(({ references }) => references.flatMap(({ assetId }) => assetId ?? []));
  if (wanted.length === 0) return new Set();
  const rows = await database().asset.findMany({
    where: {
      id: { in: [...new Set(wanted)] },
      memberId: member.id,
      deletedAt: null,
      blob: { state: { not: "gone" } },
    },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

function toResult(row: Row, prompt: Prompt, living: ReadonlySet<string>): GalleryResult {
  const video = row.deletedAt ? undefined : row.assets[0];
  const measured: Measured = video ? measuredSchema.parse(video.blob.measured) : {};
  const ordinals = numberReferences(prompt.references);
  return galleryResultSchema.parse({
    generationId: row.id,
    runId: row.runId,
    modelId: row.modelId,
    variation: row.variation,
    excerpt: promptExcerpt(prompt),
    assetId: video?.id ?? null,
    hasPoster: (video?.blob.derivatives.length ?? 0) > 0,
    widthPx: measured.widthPx ?? null,
    heightPx: measured.heightPx ?? null,
    durationMs: measured.durationMs ?? null,
    references: prompt.references.map(({ id, kind, name, assetId }) => ({
      id,
      kind,
      name,
      label: referenceLabel(ordinals.get(id)!), // every reference of the list is numbered
      assetId: assetId && living.has(assetId) ? assetId : null,
    })),
  });
}
