import type { ModelId } from "#lib/domain/base/id.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import { type Resolution, resolutions, seedMax } from "#lib/domain/settings/setting-values.ts";

type Draft = {
  modelId: ModelId;
  /** What it was told; null of an older one that nobody has read. */
  sent: Sent | null;
  /** That its model offers. */
  offered: readonly Resolution[];
};

/** What is to be made again, larger, and with which of its settings. */
export type Final = {
  prompt: Prompt;
  /** Null: its model offers none that is higher. */
  resolution: Resolution | null;
  hasSeed: boolean;
};

/**
 * The prompt of a result that was good enough to be made for good: its model alone, one video, the seed that it had, and the highest
 * resolution that the model offers where that is more than it was asked for.
 */
export function finalPrompt(prompt: Prompt, { modelId, sent, offered }: Draft): Final {
  const { seed, resolution, ...override } = prompt.overrides[modelId] ?? {};
  const was = sent?.settings.resolution ?? resolution ?? prompt.settings.resolution;
  const highest = resolutions.findLast((one) => offered.includes(one));
  const isHigher = highest !== undefined && resolutions.indexOf(highest) > resolutions.indexOf(was);
  const sentSeed = sent?.settings.seed ?? null;
  const kept = sentSeed !== null && sentSeed <= seedMax ? sentSeed : (seed ?? prompt.settings.seed);
  const settings = {
    ...prompt.settings,
    variations: newSettings.variations,
    seed: kept,
    resolution: isHigher ? highest : was,
  };
  return {
    prompt: {
      ...prompt,
      modelIds: [modelId],
      settings,
      overrides: { ...prompt.overrides, [modelId]: override },
    },
    resolution: isHigher ? highest : null,
    hasSeed: kept !== null,
  };
}
