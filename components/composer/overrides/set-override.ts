import type { ModelId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";

/** Gives a model settings of its own; without any it is not mentioned. */
export function setOverride(prompt: Prompt, modelId: ModelId, override: SettingsOverride): Prompt {
  const { [modelId]: _before, ...others } = prompt.overrides;
  const isEmpty = Object.keys(override).length === 0;
  return { ...prompt, overrides: isEmpty ? others : { ...others, [modelId]: override } };
}
