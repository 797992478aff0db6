import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { addToGallery } from "#lib/data/gallery/add-to-gallery.ts";
import { findGallery } from "#lib/data/gallery/galleries.ts";
import { makeGalleryLink } from "#lib/data/gallery/gallery-link.ts";
import { approveComments } from "#lib/data/gallery/responses.ts";
import { saveGallery } from "#lib/data/gallery/save-gallery.ts";
import { countView } from "#lib/data/public/links.ts";
import { addComment, saveHeart, saveVote } from "#lib/data/public/responses.ts";
import type { GalleryItemId, GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { sealLink } from "#lib/sealing/sealed-link.ts";
import { findVisitor, hashVisitor } from "#lib/session/visitor.ts";
import { makeToken } from "#lib/session/token.ts";
import type { DemoGallery, DemoItem } from "./tables.ts";
import { moveGallery } from "./past.ts";

/** Arranges a gallery and lets its visitors come. Gives the token of its link, null for a draft. */
export async function arrangeGallery(
  member: Member,
  { title, items, visitors, ...settings }: DemoGallery,
  resultOf: (item: DemoItem) => GenerationId,
): Promise<string | null> {
  const added = await addToGallery(member, { galleryId: null, title }, items.map(resultOf));
  if (!added.ok || added.added < items.length) throw new Error(`"${title}" cannot hold its clips`);
  const { galleryId } = added;
  const gallery = await findGallery(member, galleryId);
  if (!gallery) throw new Error(`"${title}" is gone`);
  const captioned = gallery.document.items.map((item, place) => ({
    ...item,
    caption: items[place]?.caption ?? "",
  }));
  const document = { ...gallery.document, ...settings, items: captioned };
  const saved = await saveGallery(member, { id: galleryId, document, fromVersion: gallery.version });
  if (!saved.ok) throw new Error(`"${title}" was changed elsewhere`);
  const token = visitors ? await share(member, galleryId) : null;
  if (visitors && token)
    await visit(
      member,
      token,
      visitors,
      captioned.map(({ id }) => id),
    );
  await moveGallery(galleryId, token !== null);
  return token;
}

async function share(member: Member, id: Parameters<typeof makeGalleryLink>[0]["id"]): Promise<string> {
  const { token, tokenHash } = makeToken();
  const seal = (linkVersion: number) => sealLink(readConfig().dataDir, { galleryId: id, linkVersion }, token);
  await makeGalleryLink({ member, id }, tokenHash, seal);
  return token;
}

async function visit(
  member: Member,
  token: string,
  { views, hearts, votes, comments }: NonNullable<DemoGallery["visitors"]>,
  itemIds: readonly GalleryItemId[],
): Promise<void> {
  const visitor = await findVisitor(new Headers(), token);
  if (!visitor) throw new Error("the gallery's link leads nowhere");
  const somebody = () => hashVisitor(visitor, createId<string>());
  const itemAt = (place: number) => itemIds[place]!; // the table's test looks at its places
  for (let view = 0; view < views; view++) await countView(visitor);
  for (const [place, count] of hearts.entries())
    for (let heart = 0; heart < count; heart++)
      await saveHeart(visitor, { itemId: itemAt(place), visitorHash: somebody(), isGiven: true });
  for (const [better, other, count] of votes)
    for (let vote = 0; vote < count; vote++) {
      const of = { itemIds: [itemAt(better), itemAt(other)] as [GalleryItemId, GalleryItemId] };
      await saveVote(visitor, { ...of, betterId: itemAt(better), visitorHash: somebody() });
    }
  for (const { item, isWaiting = false, ...words } of comments) {
    const added = await addComment(visitor, { ...words, itemId: item === null ? null : itemAt(item) });
    if (added.ok && !isWaiting) await approveComments(member, [added.comment.id], true);
  }
}
