import * as z from "zod/mini";

/** Until when a provider is sent nothing, and whether it asked for that time; else the studio chose when to try again. */
export const providerPauseSchema = z.strictObject({ until: z.iso.datetime(), isAsked: z.boolean() });
export type ProviderPause = z.infer<typeof providerPauseSchema>;

/** The pauses that last, by the provider's id. */
export const providerPausesSchema = z.record(z.string(), providerPauseSchema);
export type ProviderPauses = z.infer<typeof providerPausesSchema>;

/**
 * What is said while a provider is left alone. It stands here because the studio says it, and loads no other words of generations.
 * `provider` is its name, `time` when that is over, as its reader writes it.
 */
export function pauseMessage(
  { isAsked }: ProviderPause,
  { provider, time }: { provider: string; time: string },
): string {
  return isAsked ? `${provider} asks to wait until ${time}` : `Trying again at ${time}`;
}
