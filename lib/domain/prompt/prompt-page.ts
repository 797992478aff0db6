import * as z from "zod/mini";
import { assetIdSchema, promptIdSchema } from "#lib/domain/base/id.ts";

/** A draft as the list of recent prompts shows it. */
const promptItemSchema = z.strictObject({
  id: promptIdSchema,
  /** Empty: it goes by its excerpt. */
  name: z.string(),
  excerpt: z.string(),
  references: z.int(),
  runs: z.int(),
  /** The latest result that has a poster, else the first reference that can be seen. */
  picture: z.nullable(assetIdSchema),
  updatedAt: z.iso.datetime(),
});

export type PromptItem = z.infer<typeof promptItemSchema>;

/** One page of drafts, the latest changed first. */
export const promptPageSchema = z.strictObject({
  items: z.array(promptItemSchema),
  next: z.nullable(z.string()),
});
export type PromptPage = z.infer<typeof promptPageSchema>;
