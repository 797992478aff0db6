import * as z from "zod/mini";
import {
  assetIdSchema,
  galleryIdSchema,
  galleryItemIdSchema,
  generationIdSchema,
  referenceIdSchema,
} from "./id.ts";
import { kindSchema } from "./kind.ts";

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

/** What its member chooses about a gallery as a whole. */
export const gallerySettingsSchema = z.strictObject({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(galleryTitleMax)),
  introduction: z.string().check(z.maxLength(galleryIntroductionMax)),
  layout: z.enum(galleryLayouts),
  showsPrompts: z.boolean(),
  showsModels: z.boolean(),
  showsSettings: z.boolean(),
  allowsDownloads: z.boolean(),
  allowsHearts: z.boolean(),
  allowsComments: z.boolean(),
  approvesComments: z.boolean(),
  allowsVotes: z.boolean(),
  allowsRemix: z.boolean(),
  allowsEmbedding: z.boolean(),
});
export type GallerySettings = z.infer<typeof gallerySettingsSchema>;

/** What its member chooses about one item. Null: as the gallery has it. References that are not named are hidden. */
export const galleryItemChoicesSchema = z.strictObject({
  caption: z.string().check(z.maxLength(captionMax)),
  showsPrompt: z.nullable(z.boolean()),
  showsModel: z.nullable(z.boolean()),
  showsSettings: z.nullable(z.boolean()),
  shownReferences: z.array(referenceIdSchema).check(z.maxLength(50)),
});
export type GalleryItemChoices = z.infer<typeof galleryItemChoicesSchema>;

/** One item as its member sees it while arranging. */
export const galleryItemViewSchema = z.strictObject({
  id: galleryItemIdSchema,
  generationId: generationIdSchema,
  ...galleryItemChoicesSchema.shape,
  modelLabel: z.string(),
  excerpt: z.string(),
  /** The result's; null once it was deleted: then visitors do not see the item. */
  assetId: z.nullable(assetIdSchema),
  hasPoster: z.boolean(),
  widthPx: z.nullable(z.int()),
  heightPx: z.nullable(z.int()),
  durationMs: z.nullable(z.int()),
  references: z.array(
    z.strictObject({ id: referenceIdSchema, kind: kindSchema, name: z.string(), label: z.string() }),
  ),
  heartCount: z.int(),
});
export type GalleryItemView = z.infer<typeof galleryItemViewSchema>;

/** A gallery as its member sees it. Of the link only what may be known again: the token was shown once. */
export const galleryViewSchema = z.strictObject({
  id: galleryIdSchema,
  ...gallerySettingsSchema.shape,
  items: z.array(galleryItemViewSchema),
  link: z.nullable(
    z.strictObject({
      madeAt: z.iso.datetime(),
      hasPassword: z.boolean(),
      expiresAt: z.nullable(z.iso.datetime()),
    }),
  ),
  viewCount: z.int(),
  downloadCount: z.int(),
  updatedAt: z.iso.datetime(),
});
export type GalleryView = z.infer<typeof galleryViewSchema>;
