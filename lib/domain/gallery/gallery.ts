import * as z from "zod/mini";
import { plainTextSchema } from "#lib/domain/base/stored.ts";
import { galleryItemIdSchema, generationIdSchema, referenceIdSchema } from "#lib/domain/base/id.ts";

/** How a gallery is laid out: a wall of pictures, one clip after the other with its words, or all on one playhead. */
export const galleryLayouts = ["wall", "story", "side-by-side"] as const;
export type GalleryLayout = (typeof galleryLayouts)[number];

/** So many clips fit into one gallery. */
export const galleryItemsMax = 200;
/** Characters. */
export const galleryTitleMax = 120;
export const galleryIntroductionMax = 4000;
export const captionMax = 500;
/** Characters of a password that a gallery may have. */
export const galleryPasswordMin = 4;
export const galleryPasswordMax = 200;

/** A gallery's name, which its link shows to everybody who has it. */
export const galleryTitleSchema = plainTextSchema.check(
  z.trim(),
  z.minLength(1),
  z.maxLength(galleryTitleMax),
);

/** The words that open a gallery to visitors, beside its link. */
export const galleryPasswordSchema = z
  .string()
  .check(z.minLength(galleryPasswordMin), z.maxLength(galleryPasswordMax));

/** What its member chooses about a gallery as a whole. */
export const gallerySettingsSchema = z.strictObject({
  title: galleryTitleSchema,
  introduction: plainTextSchema.check(z.maxLength(galleryIntroductionMax)),
  layout: z.enum(galleryLayouts),
  showsPrompts: z.boolean(),
  showsModels: z.boolean(),
  showsSettings: z.boolean(),
  allowsDownloads: z.boolean(),
  allowsHearts: z.boolean(),
  allowsComments: z.boolean(),
  approvesComments: z.boolean(),
  allowsVotes: z.boolean(),
  /** Drafts, which cost nothing, are among the clips that are voted on. Absent where it is older than that. */
  votesWithDrafts: z._default(z.boolean(), false),
  allowsRemix: z.boolean(),
  allowsEmbedding: z.boolean(),
});
export type GallerySettings = z.infer<typeof gallerySettingsSchema>;

/** What its member chooses about one item. Null: as the gallery has it. References that are not named are hidden. */
export const galleryItemChoicesSchema = z.strictObject({
  caption: plainTextSchema.check(z.maxLength(captionMax)),
  showsPrompt: z.nullable(z.boolean()),
  showsModel: z.nullable(z.boolean()),
  showsSettings: z.nullable(z.boolean()),
  shownReferences: z.array(referenceIdSchema).check(z.maxLength(50)),
});
export type GalleryItemChoices = z.infer<typeof galleryItemChoicesSchema>;

/** One result in a gallery. Its id is made by the page, and is all that visitors know it by. */
export const galleryItemSchema = z.strictObject({
  id: galleryItemIdSchema,
  generationId: generationIdSchema,
  ...galleryItemChoicesSchema.shape,
});
export type GalleryItem = z.infer<typeof galleryItemSchema>;

const isEachOnce = (values: readonly string[]) => new Set(values).size === values.length;

/** All that its member chooses and arranges, saved as a whole over the version that it was made from. */
export const galleryDocumentSchema = z.strictObject({
  ...gallerySettingsSchema.shape,
  items: z.array(galleryItemSchema).check(
    z.maxLength(galleryItemsMax),
    z.refine((items) => isEachOnce(items.map(({ id }) => id)), "two items share an id"),
    z.refine((items) => isEachOnce(items.map((item) => item.generationId)), "a result stands there twice"),
  ),
});
export type GalleryDocument = z.infer<typeof galleryDocumentSchema>;

/** What a new item shows: nothing of its own, everything as its gallery has it. */
export const newItemChoices: GalleryItemChoices = {
  caption: "",
  showsPrompt: null,
  showsModel: null,
  showsSettings: null,
  shownReferences: [],
};

/** A gallery that nobody has arranged yet: it shows the videos and nothing of how they came about. */
export function newGallery(title: string): GalleryDocument {
  return {
    title,
    introduction: "",
    layout: "wall",
    showsPrompts: false,
    showsModels: false,
    showsSettings: false,
    allowsDownloads: false,
    allowsHearts: false,
    allowsComments: false,
    approvesComments: true,
    allowsVotes: false,
    votesWithDrafts: false,
    allowsRemix: false,
    allowsEmbedding: false,
    items: [],
  };
}
