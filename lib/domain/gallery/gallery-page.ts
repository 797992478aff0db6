import * as z from "zod/mini";
import { formatSchema, kindSchema } from "#lib/domain/media/format.ts";
import { drawingSchema } from "#lib/domain/judgement/drawing.ts";
import { playableSchema } from "#lib/domain/media/playable.ts";
import { galleryLayouts } from "./gallery.ts";
import { galleryCommentIdSchema, galleryItemIdSchema, referenceIdSchema } from "#lib/domain/base/id.ts";

/** A piece of a prompt as visitors read it. A reference that they may not see is a slot: of what kind it is, and nothing else. */
const promptPieceSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("reference"), id: referenceIdSchema, label: z.string() }),
  z.strictObject({ type: z.literal("slot"), kind: kindSchema }),
]);
export type PromptPiece = z.infer<typeof promptPieceSchema>;

/** A reference that visitors may see: its number among those of its kind ("Image 2"), never its file's name. */
const shownReferenceSchema = z.strictObject({
  id: referenceIdSchema,
  kind: kindSchema,
  label: z.string(),
  hasPoster: z.boolean(),
});
export type ShownReference = z.infer<typeof shownReferenceSchema>;

/** A setting of a clip, in words. */
const shownSettingSchema = z.strictObject({ name: z.string(), value: z.string() });

/** Words of a visitor that everybody sees. `atMs` is from the beginning of its clip. */
export const pageCommentSchema = z.strictObject({
  id: galleryCommentIdSchema,
  name: z.string(),
  text: z.string(),
  atMs: z.nullable(z.int()),
  /** On the frame of that time. */
  drawing: z.optional(drawingSchema),
  createdAt: z.iso.datetime(),
});
export type PageComment = z.infer<typeof pageCommentSchema>;

/** What playing a clip takes, and which one it is. */
const playable = {
  id: galleryItemIdSchema,
  /** From 1, in the order of the gallery, counting what is shown: "Clip 3". */
  number: z.int(),
  format: formatSchema,
  ...playableSchema.shape,
};

/** A clip of which visitors know nothing but what is seen and heard. */
export const bareItemSchema = z.strictObject(playable);
export type BareItem = z.infer<typeof bareItemSchema>;

/** One clip. What its member does not show is null, or not in the list: it is not in the page's source either. */
export const pageItemSchema = z.strictObject({
  ...playable,
  /** How far its beginning lies after the common zero of the playhead. */
  offsetMs: z.int(),
  caption: z.string(),
  modelName: z.nullable(z.string()),
  prompt: z.nullable(z.array(promptPieceSchema)),
  /** As its model was sent them; no negative prompt where the prompt is hidden. */
  settings: z.nullable(z.array(shownSettingSchema)),
  references: z.array(shownReferenceSchema),
  /** Its prompt is given as a file. */
  canRemix: z.boolean(),
  /** It is one of those that are voted on, as the page of votes shows too. */
  canVote: z.boolean(),
  heartCount: z.int(),
  comments: z.array(pageCommentSchema),
});
export type PageItem = z.infer<typeof pageItemSchema>;

/** All that a visitor's browser is given of a gallery. Strict: a further field is an error, not a leak. */
export const galleryPageSchema = z.strictObject({
  title: z.string(),
  introduction: z.string(),
  layout: z.enum(galleryLayouts),
  allowsDownloads: z.boolean(),
  allowsHearts: z.boolean(),
  allowsComments: z.boolean(),
  /** Comments are read by its member first. */
  approvesComments: z.boolean(),
  /** And there are two clips to vote on. */
  allowsVotes: z.boolean(),
  allowsEmbedding: z.boolean(),
  items: z.array(pageItemSchema),
  /** Of the gallery as a whole. */
  comments: z.array(pageCommentSchema),
});
export type GalleryPageView = z.infer<typeof galleryPageSchema>;

/** What a frame in a page of others is given: the clips. Nothing can be left or taken there, and no comments are shown. */
export function framedPage(page: GalleryPageView): GalleryPageView {
  return {
    ...page,
    allowsHearts: false,
    allowsDownloads: false,
    allowsComments: false,
    allowsVotes: false,
    items: page.items.map((item) => ({
      ...item,
      canRemix: false,
      canVote: false,
      heartCount: 0,
      comments: [],
    })),
    comments: [],
  };
}
