import * as z from "zod/mini";
import { promptIdSchema } from "#lib/domain/base/id.ts";

/** A draft as the list of recent prompts shows it. */
export const promptItemSchema = z.strictObject({
  id: promptIdSchema,
  excerpt: z.string(),
  references: z.int(),
  updatedAt: z.iso.datetime(),
});

/** One page of drafts, the latest changed first. */
export const promptPageSchema = z.strictObject({
  items: z.array(promptItemSchema),
  next: z.nullable(z.string()),
});
export type PromptPage = z.infer<typeof promptPageSchema>;
