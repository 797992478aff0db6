import * as z from "zod/mini";
import { galleryDocumentSchema } from "./gallery.ts";
import {
  assetIdSchema,
  galleryCommentIdSchema,
  galleryIdSchema,
  galleryItemIdSchema,
  generationIdSchema,
  modelIdSchema,
  referenceIdSchema,
  runIdSchema,
} from "#lib/domain/base/id.ts";
import { drawingSchema } from "#lib/domain/judgement/drawing.ts";
import { kindSchema } from "#lib/domain/media/format.ts";

/** Moments travel as ISO 8601 texts with milliseconds, in UTC. */
const momentSchema = z.iso.datetime();

/** A member's own result, as it is chosen for a gallery and arranged in one. */
export const galleryResultSchema = z.strictObject({
  generationId: generationIdSchema,
  runId: runIdSchema,
  modelId: modelIdSchema,
  /** From 1, within the run and model. */
  variation: z.int(),
  /** From 1, among the films that its request brought. */
  output: z.int(),
  /** The beginning of its prompt's text. */
  excerpt: z.string(),
  /** The video's; null once it was deleted: then visitors do not see it. */
  assetId: z.nullable(assetIdSchema),
  hasPoster: z.boolean(),
  /** A copy that is light to play. */
  hasCopy: z.boolean(),
  widthPx: z.nullable(z.int()),
  heightPx: z.nullable(z.int()),
  durationMs: z.nullable(z.int()),
  /** Of its prompt, in their order. */
  references: z.array(
    z.strictObject({
      id: referenceIdSchema,
      kind: kindSchema,
      name: z.string(),
      /** "Image 1". */
      label: z.string(),
      /** Null once the file was deleted: then visitors do not see it. */
      assetId: z.nullable(assetIdSchema),
    }),
  ),
});
export type GalleryResult = z.infer<typeof galleryResultSchema>;

/** One page of results, newest first. `next` asks for the page after it; null at the end. */
export const galleryResultPageSchema = z.strictObject({
  items: z.array(galleryResultSchema),
  next: z.nullable(z.string()),
});
export type GalleryResultPage = z.infer<typeof galleryResultPageSchema>;

/** Words of a visitor, with what their reader may do with them. */
export const galleryCommentSchema = z.strictObject({
  id: galleryCommentIdSchema,
  /** Null: of the gallery as a whole. */
  itemId: z.nullable(galleryItemIdSchema),
  name: z.string(),
  text: z.string(),
  /** In the clip, from its beginning. */
  atMs: z.nullable(z.int()),
  /** On the frame of that time. */
  drawing: z.optional(drawingSchema),
  createdAt: momentSchema,
  /** Whether visitors see it. */
  isApproved: z.boolean(),
});
export type GalleryComment = z.infer<typeof galleryCommentSchema>;

/** What visitors have left. */
export const galleryResponsesSchema = z.strictObject({
  viewCount: z.int(),
  downloadCount: z.int(),
  hearts: z.array(z.strictObject({ itemId: galleryItemIdSchema, count: z.int() })),
  /** Per pair that somebody compared without names, how often each was the better one. */
  votes: z.array(
    z.strictObject({
      firstItemId: galleryItemIdSchema,
      secondItemId: galleryItemIdSchema,
      first: z.int(),
      second: z.int(),
      neither: z.int(),
    }),
  ),
  /** Those that wait for approval first, then the newest; at most 200 of `commentCount`. */
  comments: z.array(galleryCommentSchema),
  commentCount: z.int(),
});
export type GalleryResponses = z.infer<typeof galleryResponsesSchema>;

/** How a gallery is shared. Its link's address is not among it: it is asked for when it is copied. */
export const gallerySharingSchema = z.strictObject({
  /** Null while it is not shared. */
  linkedAt: z.nullable(momentSchema),
  /** False where it is not shared, and of a link from before tokens were kept. */
  canCopyLink: z.boolean(),
  hasPassword: z.boolean(),
  /** Null: until it is stopped. */
  expiresAt: z.nullable(momentSchema),
  /** Its time has run out. */
  isOver: z.boolean(),
});
export type GallerySharing = z.infer<typeof gallerySharingSchema>;

/** A gallery as its member sees it. */
export const galleryViewSchema = z.strictObject({
  id: galleryIdSchema,
  /** Grows with every change of the document. */
  version: z.int(),
  document: galleryDocumentSchema,
  /** Of its items, in their order. */
  results: z.array(galleryResultSchema),
  sharing: gallerySharingSchema,
  responses: galleryResponsesSchema,
});
export type GalleryView = z.infer<typeof galleryViewSchema>;

/** A gallery as the list of them shows it. */
export const galleryListItemSchema = z.strictObject({
  id: galleryIdSchema,
  title: z.string(),
  itemCount: z.int(),
  /** The first videos that have a poster, four at most. */
  covers: z.array(assetIdSchema),
  sharing: gallerySharingSchema,
  viewCount: z.int(),
  /** Comments that nobody has approved yet. */
  waitingCount: z.int(),
  updatedAt: momentSchema,
});
export type GalleryListItem = z.infer<typeof galleryListItemSchema>;

export const galleryListSchema = z.array(galleryListItemSchema);
