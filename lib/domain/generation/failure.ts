import * as z from "zod/mini";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { kindSchema } from "#lib/domain/media/format.ts";

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

/** What a refusal may be about. `settings` are wrong values, `result…` is what was made and not handed out. */
export const failureParts = [
  "text",
  "input",
  "settings",
  "result",
  "result-sound",
  "result-picture",
] as const;

/** Why it was refused, where the kind alone does not tell. */
export const failureReasons = ["copyright", "person", "quota"] as const;

/** What a refusal is about, as far as the provider says so unmistakably: what is left out is not known. */
export const failureAboutSchema = z.strictObject({
  part: z.optional(z.enum(failureParts)),
  /** Of the input that it is about. */
  kind: z.optional(kindSchema),
  /** Which input it is. */
  reference: z.optional(referenceIdSchema),
  reason: z.optional(z.enum(failureReasons)),
});
export type FailureAbout = z.infer<typeof failureAboutSchema>;

/** What a failed or unconfirmed generation keeps of its failure. `detail` is the provider's own words, bounded, no secrets. */
export const failureSchema = z.strictObject({
  kind: z.enum(failureKinds),
  detail: z.string().check(z.maxLength(failureDetailMax)),
  charged: z.enum(chargedStates),
  /** The HTTP status that came, where the answer was a refusal. */
  httpStatus: z.optional(z.int()),
  about: z.optional(failureAboutSchema),
  /** `detail` is a sentence of the studio's own. */
  isOurs: z.optional(z.literal(true)),
});
export type Failure = z.infer<typeof failureSchema>;
