import * as z from "zod/mini";

/** What became of the last Test. */
export const keyTestStates = ["testing", "works", "refused", "unreachable"] as const;

/** A provider's API key as a page may know it: never the key, only its last four characters. */
export const providerKeyViewSchema = z.strictObject({
  id: z.uuid(),
  providerId: z.string(),
  lastFour: z.string(),
  /** `environment` keys are set where the studio is started and cannot be removed here. */
  source: z.enum(["saved", "environment"]),
  isStudioWide: z.boolean(),
  savedAt: z.iso.datetime(),
  testState: z.nullable(z.enum(keyTestStates)),
  testedAt: z.nullable(z.iso.datetime()),
});
export type ProviderKeyView = z.infer<typeof providerKeyViewSchema>;

/** What the page of keys asks for. `areStudioKeysClosed`: only owners may use the studio-wide ones. */
export const providerKeyListSchema = z.strictObject({
  keys: z.array(providerKeyViewSchema),
  areStudioKeysClosed: z.boolean(),
});
export type ProviderKeyList = z.infer<typeof providerKeyListSchema>;
