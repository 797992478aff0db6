import { database } from "#lib/data/database.ts";
import { type GalleryView, galleryViewSchema } from "#lib/domain/gallery-view.ts";
import type { GalleryId, GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { findResponses } from "./find-responses.ts";
import { galleryResults } from "./gallery-results.ts";
import { toSharing } from "./to-sharing.ts";

/** A member's gallery with all that its editor shows, or null when there is none (or it is deleted, or someone else's). */
export async function findGallery(member: Member, id: GalleryId): Promise<GalleryView | null> {
  const row = await database().gallery.findFirst({
    where: { id, memberId: member.id, deletedAt: null },
    include: { items: { where: { removedAt: null }, orderBy: [{ place: "asc" }, { id: "asc" }] } },
  });
  if (!row) return null;
  const results = await galleryResults(
    member,
    row.items.map((item) => item.generationId as GenerationId), // the column holds nothing else
  );
  return galleryViewSchema.parse({
    id: row.id,
    version: row.version,
    document: {
      title: row.title,
      introduction: row.introduction,
      layout: row.layout,
      showsPrompts: row.showsPrompts,
      showsModels: row.showsModels,
      showsSettings: row.showsSettings,
      allowsDownloads: row.allowsDownloads,
      allowsHearts: row.allowsHearts,
      allowsComments: row.allowsComments,
      approvesComments: row.approvesComments,
      allowsVotes: row.allowsVotes,
      allowsRemix: row.allowsRemix,
      allowsEmbedding: row.allowsEmbedding,
      items: row.items.map((item) => ({
        id: item.id,
        generationId: item.generationId,
        caption: item.caption,
        showsPrompt: item.showsPrompt,
        showsModel: item.showsModel,
        showsSettings: item.showsSettings,
        shownReferences: item.shownReferences,
      })),
    },
    results,
    sharing: toSharing(row),
    responses: await findResponses(row),
  });
}
