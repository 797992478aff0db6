import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import { type GalleryPageView, galleryPageSchema } from "#lib/domain/gallery-page.ts";
import { parseSent } from "#lib/domain/generation/sent.ts";
import type { ModelId } from "#lib/domain/id.ts";
import { parseSnapshot } from "#lib/domain/run.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { findShownAssets } from "./find-shown-assets.ts";
import { listSeenComments } from "./list-seen-comments.ts";
import { playableColumns, shownItems } from "./shown-items.ts";
import { shownPrompt } from "./shown-prompt.ts";
import { type PlayableRow, toBareItem } from "./to-bare-item.ts";

/** What a model is called, of the version that made the result. */
export type NameOfModel = (modelId: ModelId, modelVersion: string) => string;

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
      (SELECT count(*)::int FROM gallery_heart h WHERE h.item_id = i.id) AS "heartCount"
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
    allowsVotes: gallery.allowsVotes,
    allowsEmbedding: gallery.allowsEmbedding,
    items: items.map((item, index) => ({
      ...toBareItem(item, index + 1),
      offsetMs: item.offsetMs,
      caption: item.caption,
      modelName: item.showsModel ? nameOfModel(item.modelId, item.modelVersion) : null,
      ...shownPrompt(item, assets),
      canRemix: gallery.allowsRemix && item.showsPrompt,
      heartCount: gallery.allowsHearts ? item.heartCount : 0,
      comments: comments?.get(item.id) ?? [],
    })),
    comments: comments?.get(null) ?? [],
  });
}
