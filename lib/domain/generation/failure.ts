import * as z from "zod/mini";

/** Why a provider said no, or could not say anything. One word each; sentences are made in `generation/messages.ts`. */
export const failureKinds = [
  "credentials",
  "balance",
  "input",
  "moderation",
  "rate",
  "unreachable",
  "unavailable",
  "contract",
  "unknown-operation",
  "unheard-of",
  "no-output",
  "expired",
  "render",
  "storage",
  "stopped",
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** Whether money may be gone: `no` only where the provider refused before working, or charges nothing for failures. */
export const chargedStates = ["no", "unknown", "yes"] as const;

/** What stands in place of a provider's words that no database takes. */
export const wordsNotKept = "The provider's own words could not be stored.";

/** UTF-16 units of a provider's own words that are kept. */
export const failureDetailMax = 2000;

/** What a failed or unconfirmed generation keeps of its failure. `detail` is the provider's own words, bounded, no secrets. */
export const failureSchema = z.strictObject({
  kind: z.enum(failureKinds),
  detail: z.string().check(z.maxLength(failureDetailMax)),
  charged: z.enum(chargedStates),
  /** The HTTP status that came, where the answer was a refusal. */
  httpStatus: z.optional(z.int()),
});
export type Failure = z.infer<typeof failureSchema>;
