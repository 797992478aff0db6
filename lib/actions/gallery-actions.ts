"use server";

import * as z from "zod/mini";
import { savedVersionSchema } from "#lib/domain/base/stored.ts";
import { deleteOwn, restoreOwn } from "#lib/data/deletion.ts";
import { addToGallery } from "#lib/data/gallery/add-to-gallery.ts";
import { approveComments, deleteComments, restoreComments } from "#lib/data/gallery/responses.ts";
import { saveGallery } from "#lib/data/gallery/save-gallery.ts";
import { galleryDocumentSchema, galleryItemsMax, galleryTitleSchema } from "#lib/domain/gallery/gallery.ts";
import { galleryMessages } from "#lib/domain/gallery/messages.ts";
import { galleryCommentIdSchema, galleryIdSchema, generationIdSchema } from "#lib/domain/base/id.ts";
import { memberAction } from "./action.ts";

const gallerySchema = z.strictObject({ galleryId: galleryIdSchema });
const commentsSchema = z.strictObject({
  commentIds: z.array(galleryCommentIdSchema).check(z.minLength(1), z.maxLength(1000)),
});

/** Saves a gallery over the version that it was made from; `changed-elsewhere` brings what another tab has saved. */
export const saveGalleryAction = memberAction(
  z.strictObject({
    galleryId: galleryIdSchema,
    document: galleryDocumentSchema,
    fromVersion: savedVersionSchema,
  }),
  async ({ member }, { galleryId: id, ...save }) => saveGallery(member, { id, ...save }),
);

/** Puts results at the end of a gallery, or into a new one where `galleryId` is null; that may begin empty. */
export const addToGalleryAction = memberAction(
  z.strictObject({
    galleryId: z.nullable(galleryIdSchema),
    /** Of the new one. */
    title: z.optional(galleryTitleSchema),
    /** More than one gallery holds is answered, far more is none of the page's own doing. */
    generationIds: z.array(generationIdSchema).check(z.maxLength(10 * galleryItemsMax)),
  }),
  async ({ member }, { galleryId, title = galleryMessages.untitled, generationIds }) =>
    addToGallery(member, galleryId === null ? { galleryId, title } : { galleryId }, generationIds),
);

/** Deletes a gallery, and ends its link; it can be taken back. */
export const deleteGalleryAction = memberAction(gallerySchema, async ({ member }, { galleryId }) => {
  await deleteOwn(member, "gallery", galleryId);
  return { ok: true as const };
});

/** Takes the deletion of a gallery back. */
export const restoreGalleryAction = memberAction(gallerySchema, async ({ member }, { galleryId }) => {
  await restoreOwn(member, "gallery", galleryId);
  return { ok: true as const };
});

/** Shows words of visitors to all visitors, or hides them again. */
export const approveCommentsAction = memberAction(
  z.extend(commentsSchema, { isApproved: z.boolean() }),
  async ({ member }, { commentIds, isApproved }) => {
    await approveComments(member, commentIds, isApproved);
    return { ok: true as const };
  },
);

/** Deletes words of visitors; they can be taken back. */
export const deleteCommentsAction = memberAction(commentsSchema, async ({ member }, { commentIds }) => {
  await deleteComments(member, commentIds);
  return { ok: true as const };
});

/** Takes the deletion of visitors' words back. */
export const restoreCommentsAction = memberAction(commentsSchema, async ({ member }, { commentIds }) => {
  await restoreComments(member, commentIds);
  return { ok: true as const };
});
