import { seedOfVariation } from "#lib/domain/settings/setting-values.ts";
import { settingsFor } from "#lib/domain/settings/adapt-settings.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";

/** How the requests of several variations differ, in a sentence; empty for a single one. */
export function variationsText(prompt: Prompt, model: Model): string {
  const { seed, variations } = settingsFor(prompt, model.id);
  if (variations === 1) return "";
  if (seed === null || !model.limits.settings.seed) {
    return `Sent ${variations} times, once for each variation, with nothing different.`;
  }
  const seeds = Array.from({ length: variations }, (_, index) => seedOfVariation(seed, index + 1));
  return `Sent ${variations} times, once for each variation, with the seeds ${seeds.join(", ")}.`;
}
