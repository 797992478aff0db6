import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { measuredSchema } from "#lib/domain/asset.ts";
import { galleryLayouts } from "#lib/domain/gallery.ts";
import {
  type BareItem,
  bareItemSchema,
  type GalleryPageView,
  galleryPageSchema,
  type PageComment,
} from "#lib/domain/gallery-page.ts";
import { snapshotSchema } from "#lib/domain/run.ts";
import type { ModelId } from "#lib/domain/id.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { findShownAssets } from "./find-shown-assets.ts";
import { listSeenComments } from "./list-seen-comments.ts";
import { shownItems, shownResult } from "./shown-item.ts";
import { shownPrompt } from "./shown-prompt.ts";

/** What a model is called, of the version that made the result. */
export type NameOfModel = (modelId: ModelId, modelVersion: string) => string;

/**
 * All that a visitor may know of a gallery: the one place where that is decided, from what its member chose for each item, else for
 * the gallery. Null when it was deleted.
 */
export async function findGalleryPage(
  { galleryId }: Visitor,
  nameOfModel: NameOfModel,
): Promise<GalleryPageView | null> {
  const gallery = await database().gallery.findFirst({ where: { id: galleryId, deletedAt: null } });
  if (!gallery) return null;
  const items = await database().galleryItem.findMany({
    where: shownItems(galleryId, gallery.memberId),
    orderBy: [{ place: "asc" }, { id: "asc" }],
    include: itemParts,
  });
  const choices = items.filter(hasResult).map((item) => ({
    item,
    snapshot: snapshotSchema.parse(item.generation.run.snapshot),
    showsPrompt: item.showsPrompt ?? gallery.showsPrompts,
    showsModel: item.showsModel ?? gallery.showsModels,
    showsSettings: item.showsSettings ?? gallery.showsSettings,
  }));
  const assets = await findShownAssets(
    gallery.memberId,
    choices.map(({ item, snapshot }) => ({ snapshot, shownIds: item.shownReferences })),
  );
  const comments = gallery.allowsComments
    ? await listSeenComments(galleryId)
    : new Map<string | null, PageComment[]>();
  return galleryPageSchema.parse({
    title: gallery.title,
    introduction: gallery.introduction,
    layout: galleryLayouts.find((layout) => layout === gallery.layout) ?? galleryLayouts[0],
    allowsDownloads: gallery.allowsDownloads,
    allowsHearts: gallery.allowsHearts,
    allowsComments: gallery.allowsComments,
    approvesComments: gallery.approvesComments,
    allowsVotes: gallery.allowsVotes,
    allowsEmbedding: gallery.allowsEmbedding,
    items: choices.map(({ item, snapshot, showsPrompt, showsModel, showsSettings }, index) => ({
      ...toBareItem(item, index + 1),
      offsetMs: item.generation.offsetMs,
      caption: item.caption,
      modelName: showsModel
        ? nameOfModel(item.generation.modelId as ModelId, item.generation.modelVersion)
        : null,
      ...shownPrompt(snapshot, {
        ...item.generation,
        showsPrompt,
        showsSettings,
        shownIds: item.shownReferences,
        assets,
      }),
      canRemix: gallery.allowsRemix && showsPrompt,
      heartCount: gallery.allowsHearts ? item._count.hearts : 0,
      comments: comments.get(item.id) ?? [],
    })),
    comments: comments.get(null) ?? [],
  });
}

/** The clips of a gallery without any of their words, for visitors who are to judge by the pictures alone. None where it was deleted. */
export async function listBareItems({ galleryId }: Visitor): Promise<BareItem[]> {
  const gallery = await database().gallery.findFirst({
    where: { id: galleryId, deletedAt: null, allowsVotes: true },
    select: { memberId: true },
  });
  if (!gallery) return [];
  const items = await database().galleryItem.findMany({
    where: shownItems(galleryId, gallery.memberId),
    orderBy: [{ place: "asc" }, { id: "asc" }],
    select: { id: true, generation: { select: { assets: resultOf } } },
  });
  return items.filter(hasResult).map((item, index) => bareItemSchema.parse(toBareItem(item, index + 1)));
}

const resultOf = {
  where: shownResult,
  include: { blob: { include: { derivatives: { select: { kind: true } } } } },
  take: 1,
} satisfies Prisma.Generation$assetsArgs;

const itemParts = {
  _count: { select: { hearts: true } },
  generation: {
    select: {
      modelId: true,
      modelVersion: true,
      variation: true,
      offsetMs: true,
      run: { select: { snapshot: true } },
      assets: resultOf,
    },
  },
} satisfies Prisma.GalleryItemInclude;

/** Between two questions to the database a result may be deleted. */
const hasResult = ({ generation }: { generation: { assets: unknown[] } }) => generation.assets.length > 0;

type ResultRow = Prisma.AssetGetPayload<typeof resultOf>;

function toBareItem(item: { id: string; generation: { assets: ResultRow[] } }, number: number) {
  const { blob } = item.generation.assets[0]!; // whoever calls has looked
  const measured = measuredSchema.parse(blob.measured);
  const made = new Set(blob.derivatives.map(({ kind }) => kind));
  return {
    id: item.id,
    number,
    durationMs: measured.durationMs ?? 0,
    fps: measured.fps ?? null,
    widthPx: measured.widthPx ?? 16,
    heightPx: measured.heightPx ?? 9,
    hasSound: measured.hasSound ?? measured.audioCodec !== undefined,
    loudnessLufs: blob.loudnessLufs === null ? null : Math.round(blob.loudnessLufs * 10) / 10,
    hasCopy: made.has("compare"),
    hasPoster: made.has("poster"),
    hasWaveform: made.has("waveform"),
  };
}
