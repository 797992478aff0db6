import {
  durationOptions,
  ratioOptions,
  resolutionOptions,
} from "#components/composer/settings/settings-fields.ts";
import type { SettingsOverride } from "#lib/domain/settings.ts";
import { fieldsOfOverride } from "./override-fields.ts";
import { hoursText } from "./hours.ts";

/** What a model has of its own, in one line. */
export function overrideText(override: SettingsOverride): string {
  const { durationMs, aspectRatio, resolution } = fieldsOfOverride(override);
  const { sound, seed, negativePrompt, fixedCamera, extras = {} } = override;
  const labelIn = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label;
  return [
    labelIn(durationOptions, durationMs),
    labelIn(ratioOptions, aspectRatio),
    labelIn(resolutionOptions, resolution),
    sound !== undefined && (sound ? "sound" : "no sound"),
    seed !== undefined && (seed === null ? "random seed" : `seed ${seed}`),
    negativePrompt !== undefined && (negativePrompt === "" ? "no negative prompt" : "own negative prompt"),
    fixedCamera !== undefined && (fixedCamera ? "fixed camera" : "free camera"),
    extras.returnLastFrame && "last frame",
    extras.expiresAfterMs !== undefined && `expires after ${hoursText(extras.expiresAfterMs)} h`,
    extras.namespace !== undefined && `billed to ${extras.namespace}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
