import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { parseCursor, writeCursor } from "#lib/data/page-cursor.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  type GalleryResult,
  type GalleryResultPage,
  galleryResultSchema,
} from "#lib/domain/gallery/gallery-view.ts";
import { parseSnapshot } from "#lib/domain/generation/run.ts";
import { type Measured, measuredSchema } from "#lib/domain/media/asset.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";

/** What may be chosen for a gallery: `g` is done and not deleted, and its video is still there. For this layer's own use. */
export const isChoosable = Prisma.sql`g.status = 'done' AND g.deleted_at IS NULL AND EXISTS (
  SELECT 1 FROM asset a JOIN blob b ON b.id = a.blob_id
  WHERE a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL AND b.state <> 'gone')`;

type Row = {
  id: string;
  runId: string;
  modelId: string;
  variation: number;
  output: number;
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
      output: true,
      deletedAt: true,
      assets: {
        where: { outputRole: "result", deletedAt: null, blob: { state: { not: "gone" } } },
        select: {
          id: true,
          blob: {
            select: {
              measured: true,
              derivatives: { where: { kind: { in: ["poster", "compare"] } }, select: { kind: true } },
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

/**
 * A page of the member's results that a gallery can show, newest first, of prompts with these words where some are given (as the
 * history is searched). `before` is the `next` of another page. Its cost does not grow with depth.
 */
export async function listResults(
  member: Member,
  { before, words = "", limit }: { before?: string | undefined; words?: string | undefined; limit: number },
): Promise<GalleryResultPage> {
  const place = before === undefined ? null : parseCursor(before);
  const rows = await database().$queryRaw<{ id: GenerationId; createdAt: Date }[]>`
    SELECT g.id, g.created_at AS "createdAt" FROM generation g
    WHERE g.member_id = ${member.id}::uuid AND ${isChoosable}
      ${words.trim() === "" ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM run r WHERE r.id = g.run_id AND r.search @@ search_query(${words}))`}
      ${place ? Prisma.sql`AND (g.created_at, g.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty}
    ORDER BY g.created_at DESC, g.id DESC LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await galleryResults(
      member,
      page.map(({ id }) => id),
    ),
    next: last && rows.length > limit ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
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
  const has = (derivative: string) =>
    video?.blob.derivatives.some(({ kind }) => kind === derivative) ?? false;
  return galleryResultSchema.parse({
    generationId: row.id,
    runId: row.runId,
    modelId: row.modelId,
    variation: row.variation,
    output: row.output,
    excerpt: promptExcerpt(prompt),
    assetId: video?.id ?? null,
    hasPoster: has("poster"),
    hasCopy: has("compare"),
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
