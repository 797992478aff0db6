import { database } from "#lib/data/database.ts";
import type { GalleryCommentId, GalleryId, ModelId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import {
  galleryPageSchema,
  type GalleryPageView,
  type PageComment,
  type PageItem,
  type PromptPiece,
  type ShownReference,
} from "#lib/domain/gallery/gallery-page.ts";
import { parseSnapshot, type Snapshot } from "#lib/domain/generation/run.ts";
import { parseSent, type Sent } from "#lib/domain/generation/sent.ts";
import { parseDrawing, withinDrawingsMax } from "#lib/domain/judgement/drawing.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { writeSettings } from "#lib/domain/settings/settings-text.ts";
import { type PlayableRow, toBareItem } from "./bare-items.ts";
import { findShownAssets, type ShownAssets } from "./find-shown-assets.ts";
import { isVotable, playableColumns, shownItems } from "./shown-items.ts";

/** What a model is called, of the version that made the result. */
type NameOfModel = (modelId: ModelId, modelVersion: string) => string;

type Row = PlayableRow & {
  caption: string;
  showsPrompt: boolean;
  showsModel: boolean;
  showsSettings: boolean;
  shownIds: string[];
  modelId: ModelId;
  modelVersion: string;
  sent: unknown;
  offsetMs: number;
  snapshot: unknown;
  heartCount: number;
  isVotable: boolean;
};

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
  const rows = await database().$queryRaw<Row[]>`
    SELECT ${playableColumns}, i.caption, to_jsonb(i.shown_references) AS "shownIds",
      COALESCE(i.shows_prompt, g.shows_prompts) AS "showsPrompt",
      COALESCE(i.shows_model, g.shows_models) AS "showsModel",
      COALESCE(i.shows_settings, g.shows_settings) AS "showsSettings",
      n.model_id AS "modelId", n.model_version AS "modelVersion", n.sent,
      n.offset_ms AS "offsetMs",
      (SELECT r.snapshot FROM run r WHERE r.id = n.run_id) AS snapshot,
      (SELECT count(*)::int FROM gallery_heart h WHERE h.item_id = i.id) AS "heartCount",
      ${isVotable} AS "isVotable"
    ${shownItems(galleryId)} ORDER BY i.place, i.id`;
  const items = rows.map((row) => ({
    ...row,
    sent: parseSent(row.sent),
    snapshot: documentOf(parseSnapshot(row.snapshot)),
  }));
  const assets = await findShownAssets(gallery.memberId, items);
  const comments = gallery.allowsComments ? await listSeenComments(galleryId) : null;
  return galleryPageSchema.parse({
    title: gallery.title,
    introduction: gallery.introduction,
    layout: gallery.layout,
    allowsDownloads: gallery.allowsDownloads,
    allowsHearts: gallery.allowsHearts,
    allowsComments: gallery.allowsComments,
    approvesComments: gallery.approvesComments,
    allowsVotes: items.filter((item) => item.isVotable).length >= 2,
    allowsEmbedding: gallery.allowsEmbedding,
    items: items.map((item, index) => ({
      ...toBareItem(item, index + 1),
      offsetMs: item.offsetMs,
      caption: item.caption,
      modelName: item.showsModel ? nameOfModel(item.modelId, item.modelVersion) : null,
      ...shownPrompt(item, assets),
      canRemix: gallery.allowsRemix && item.showsPrompt,
      canVote: item.isVotable,
      heartCount: gallery.allowsHearts ? item.heartCount : 0,
      comments: comments?.get(item.id) ?? [],
    })),
    comments: comments?.get(null) ?? [],
  });
}

/** A run's snapshot and what its member shows of it. */
type Shown = {
  snapshot: Snapshot;
  /** Null until the request of an older generation has been read: until then its settings are not shown. */
  sent: Sent | null;
  showsPrompt: boolean;
  showsSettings: boolean;
  /** Of references. */
  shownIds: readonly string[];
};

/** What visitors see of a snapshot: its words, settings and references, each as its member chose. */
function shownPrompt(
  shown: Shown,
  assets: ShownAssets,
): Pick<PageItem, "prompt" | "settings" | "references"> {
  const { prompt } = shown.snapshot;
  const references = shownReferences(prompt, shown.shownIds, assets);
  return {
    prompt: shown.showsPrompt ? piecesOf(prompt, references) : null,
    settings: shown.showsSettings ? settingsOf(shown) : null,
    references,
  };
}

function shownReferences(prompt: Prompt, shownIds: readonly string[], assets: ShownAssets): ShownReference[] {
  const ordinals = numberReferences(prompt.references);
  return prompt.references.flatMap(({ id, kind, assetId }) => {
    const asset = assetId !== null && shownIds.includes(id) ? assets.get(assetId) : undefined;
    if (!asset) return [];
    return [{ id, kind, label: referenceLabel(ordinals.get(id)!), hasPoster: asset.hasPoster }]; // every one of the list is numbered
  });
}

function piecesOf({ body, references, removed }: Prompt, shown: readonly ShownReference[]): PromptPiece[] {
  const labels = new Map(shown.map(({ id, label }) => [id, label]));
  const kinds = new Map([...removed, ...references].map(({ id, kind }) => [id, kind]));
  return body.flatMap((node): PromptPiece[] => {
    if (node.type === "text") return [node];
    const label = labels.get(node.id);
    if (label !== undefined) return [{ type: "reference", id: node.id, label }];
    const kind = kinds.get(node.id);
    return kind ? [{ type: "slot", kind }] : [];
  });
}

function settingsOf({ sent, showsPrompt }: Shown): PageItem["settings"] {
  if (!sent) return null;
  const { negativePrompt: _ofPrompt, ...settings } = sent.settings;
  return writeSettings(showsPrompt ? sent.settings : settings);
}

/** More than anybody reads below a gallery; the newest are kept. */
const commentsMax = 1000;

/**
 * What everybody may read of a gallery's comments, by item id, those of the gallery as a whole under null: of each clip by their times
 * in it, else in the order of their writing.
 */
async function listSeenComments(galleryId: GalleryId): Promise<Map<string | null, PageComment[]>> {
  const rows = await database().galleryComment.findMany({
    where: { galleryId, approvedAt: { not: null }, deletedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: commentsMax,
  });
  const shown = withinDrawingsMax(rows).toReversed();
  const views = shown.map(({ id, itemId, name, text, atMs, drawing, createdAt }) => ({
    itemId,
    comment: {
      id: id as GalleryCommentId, // the column holds nothing else
      ...{ name, text, atMs },
      drawing: parseDrawing(drawing),
      createdAt: createdAt.toISOString(),
    },
  }));
  const sorted = views.toSorted((a, b) => (a.comment.atMs ?? Infinity) - (b.comment.atMs ?? Infinity) || 0);
  const groups = Map.groupBy(sorted, ({ itemId }) => itemId);
  return new Map([...groups].map(([itemId, group]) => [itemId, group.map(({ comment }) => comment)]));
}
