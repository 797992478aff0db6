import type { Settings } from "#lib/domain/settings.ts";
import { fieldsOfSettings, durationOptions, ratioOptions, resolutionOptions } from "./settings-fields.ts";

/** What is set, in one line. */
export function settingsText(settings: Settings): string {
  const { durationMs, aspectRatio, resolution } = fieldsOfSettings(settings);
  const labelIn = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  return [
    labelIn(durationOptions, durationMs),
    labelIn(ratioOptions, aspectRatio),
    labelIn(resolutionOptions, resolution),
    settings.sound ? "sound" : "no sound",
    settings.seed !== null && `seed ${settings.seed}`,
    settings.negativePrompt !== "" && "negative prompt",
    settings.fixedCamera && "fixed camera",
    settings.variations > 1 && `${settings.variations} variations`,
  ]
    .filter(Boolean)
    .join(" · ");
}
