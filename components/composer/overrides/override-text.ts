import {
  durationOptions,
  ratioOptions,
  resolutionOptions,
} from "#components/composer/settings/settings-fields.ts";
import type { SettingsOverride } from "#lib/domain/settings.ts";
import { hoursText } from "./hours.ts";

/** What a model has of its own, in one line; a negative prompt only where it is asked for `inFull`. */
export function overrideText(override: SettingsOverride, { inFull = false } = {}): string {
  const { durationMs, aspectRatio, resolution, sound, seed, negativePrompt, fixedCamera } = override;
  const { extras = {} } = override;
  const labelIn = (options: readonly { value: string; label: string }[], value: unknown) =>
    options.find((option) => option.value === String(value))?.label;
  return [
    labelIn(durationOptions, durationMs),
    labelIn(ratioOptions, aspectRatio),
    labelIn(resolutionOptions, resolution),
    sound !== undefined && (sound ? "sound" : "no sound"),
    seed !== undefined && (seed === null ? "random seed" : `seed ${seed}`),
    negativePrompt !== undefined &&
      (negativePrompt === ""
        ? "no negative prompt"
        : inFull
          ? `negative prompt “${negativePrompt}”`
          : "own negative prompt"),
    fixedCamera !== undefined && (fixedCamera ? "fixed camera" : "free camera"),
    extras.returnLastFrame && "last frame",
    extras.expiresAfterMs !== undefined && `expires after ${hoursText(extras.expiresAfterMs)} h`,
    extras.namespace !== undefined && `billed to ${extras.namespace}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
