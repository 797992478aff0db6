import * as z from "zod/mini";
import { failureSchema } from "./failure.ts";

/** How much of a candidate's prompt is kept and shown, in characters. */
export const candidateExcerptMax = 200;

/** A task that a provider has at work and that no attempt owns: it may be the lost one. */
export const candidateSchema = z.strictObject({
  operation: z.string(),
  /** The beginning of its prompt as it was sent; null where the provider does not tell. */
  excerpt: z.nullable(z.string()),
  startedAt: z.nullable(z.iso.datetime()),
  /** Its whole prompt is the text that our request sent. */
  isSamePrompt: z.boolean(),
});
export type SearchedCandidate = z.infer<typeof candidateSchema>;

/** What came of asking a provider for an unconfirmed attempt. It is only shown: nothing is adopted by itself. */
export const searchSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("asking"), at: z.iso.datetime() }),
  z.strictObject({
    state: z.literal("asked"),
    at: z.iso.datetime(),
    candidates: z.array(candidateSchema),
    /** Further ones of a key that others use too: their prompts are not ours to show. */
    hidden: z.int(),
  }),
  z.strictObject({ state: z.literal("failed"), at: z.iso.datetime(), failure: failureSchema }),
]);
export type Search = z.infer<typeof searchSchema>;
