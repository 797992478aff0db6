import * as z from "zod/mini";
import { exactTextSchema } from "./stored.ts";

/** In the one form in which the database writes it, so that two of them can be compared. */
const uuidSchema = z.uuid().check(z.toLowerCase());

/** Identifiers are UUIDs, branded so that one kind is never handed over for another. */
export const memberIdSchema = uuidSchema.brand<"MemberId">();
export const assetIdSchema = uuidSchema.brand<"AssetId">();
export const blobIdSchema = uuidSchema.brand<"BlobId">();
export const referenceIdSchema = uuidSchema.brand<"ReferenceId">();
export const promptIdSchema = uuidSchema.brand<"PromptId">();
export const runIdSchema = uuidSchema.brand<"RunId">();
export const generationIdSchema = uuidSchema.brand<"GenerationId">();
export const attemptIdSchema = uuidSchema.brand<"AttemptId">();
export const conversionIdSchema = uuidSchema.brand<"ConversionId">();

export const noteIdSchema = uuidSchema.brand<"NoteId">();
export const blindComparisonIdSchema = uuidSchema.brand<"BlindComparisonId">();
export const blindClipIdSchema = uuidSchema.brand<"BlindClipId">();
export const galleryIdSchema = uuidSchema.brand<"GalleryId">();
export const galleryItemIdSchema = uuidSchema.brand<"GalleryItemId">();
export const galleryCommentIdSchema = uuidSchema.brand<"GalleryCommentId">();

export type MemberId = z.infer<typeof memberIdSchema>;
export type AssetId = z.infer<typeof assetIdSchema>;
export type BlobId = z.infer<typeof blobIdSchema>;
export type ReferenceId = z.infer<typeof referenceIdSchema>;
export type PromptId = z.infer<typeof promptIdSchema>;
export type RunId = z.infer<typeof runIdSchema>;
export type GenerationId = z.infer<typeof generationIdSchema>;
export type AttemptId = z.infer<typeof attemptIdSchema>;
export type ConversionId = z.infer<typeof conversionIdSchema>;
export type NoteId = z.infer<typeof noteIdSchema>;
export type BlindComparisonId = z.infer<typeof blindComparisonIdSchema>;
export type BlindClipId = z.infer<typeof blindClipIdSchema>;
export type GalleryId = z.infer<typeof galleryIdSchema>;
export type GalleryItemId = z.infer<typeof galleryItemIdSchema>;
export type GalleryCommentId = z.infer<typeof galleryCommentIdSchema>;

/** A model's id is `provider/name`, such as `oxen/seedance-2.0-r2v`. */
export const modelIdSchema = z
  .string()
  .check(z.regex(/^[a-z0-9-]+\/[a-z0-9.-]+$/), z.maxLength(100))
  .brand<"ModelId">();
export type ModelId = z.infer<typeof modelIdSchema>;

/** The provider that a model belongs to: the part of the model's id before the slash. */
export function providerIdOf(modelId: string): string {
  return modelId.slice(0, modelId.indexOf("/"));
}

/** What a provider calls work that it has accepted: so short and plain that the database can tell one from all others. */
export const operationSchema = exactTextSchema.check(z.minLength(1), z.maxLength(300));
