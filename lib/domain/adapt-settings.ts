import type { Asset } from "./asset.ts";
import type { AssetId, ReferenceId } from "./id.ts";
import type { Issue, IssueCode, IssueParams } from "./issue.ts";
import type { Model } from "./model.ts";
import type { Prompt } from "./prompt.ts";
import {
  type AspectRatio,
  aspectRatios,
  type Resolution,
  resolutions,
  ratioValue,
  type Settings,
} from "./settings.ts";

/** The settings that one model is really sent. `auto` and `match` remain only where the model has them. */
export type AdaptedSettings = Omit<Settings, "variations">;

const fallbackDurationMs = 5000;
const fallbackRatio: AspectRatio = "16:9";

/** What the author asked of this model: the prompt's settings under the model's overrides. */
export function settingsFor(prompt: Prompt, modelId: Model["id"]): Settings {
  const { extras: _extras, ...override } = prompt.overrides[modelId] ?? {};
  return { ...prompt.settings, ...override };
}

/**
 * Brings the settings to what a model offers and says what was changed: the next lower duration or resolution (the
 * lowest if there is none below), the nearest ratio by |log|, 5 s for an "Auto" that the model lacks.
 */
export function adaptSettings(
  prompt: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  model: Model,
): { settings: AdaptedSettings; issues: Issue[] } {
  const asked = settingsFor(prompt, model.id);
  const offered = model.limits.settings;
  const issues: Issue[] = [];
  const changed = (
    setting: keyof Settings,
    code: IssueCode,
    params: IssueParams,
    severity: Issue["severity"] = "loss",
  ) =>
    issues.push({
      severity: model.adaptsAnything ? "note" : severity,
      code,
      path: ["settings", setting],
      params,
    });

  let { durationMs, aspectRatio, resolution, seed, negativePrompt, fixedCamera } = asked;
  if (durationMs === "auto" ? !offered.durationMs.auto : !offered.durationMs.options.includes(durationMs)) {
    const toMs =
      durationMs === "auto"
        ? nextLower(offered.durationMs.options, fallbackDurationMs)
        : nextLower(offered.durationMs.options, durationMs);
    changed("durationMs", "duration-changed", { from: durationMs, toMs });
    durationMs = toMs;
  }
  if (
    aspectRatio === "match" ? !offered.aspectRatio.match : !offered.aspectRatio.options.includes(aspectRatio)
  ) {
    const wanted = aspectRatio === "match" ? firstPictureRatio(prompt, assets) : ratioValue(aspectRatio);
    const to = nearestRatio(offered.aspectRatio.options, wanted ?? ratioValue(fallbackRatio));
    changed("aspectRatio", "ratio-changed", { from: aspectRatio, to });
    aspectRatio = to;
  }
  if (!offered.resolution.includes(resolution)) {
    const to = nextLowerResolution(offered.resolution, resolution);
    changed("resolution", "resolution-changed", { from: resolution, to });
    resolution = to;
  }
  if (!offered.sound) changed("sound", "sound-unknown", { sound: asked.sound ? "on" : "off" });
  if (seed !== null && offered.seed === null) {
    changed("seed", "seed-unknown", { seed });
    seed = null;
  } else if (
    seed !== null &&
    offered.seed &&
    (seed < offered.seed.min || seed + asked.variations - 1 > offered.seed.max)
  ) {
    changed("seed", "seed-out-of-range", { seed, ...offered.seed }, "error");
  }
  if (negativePrompt !== "" && !offered.negativePrompt) {
    changed("negativePrompt", "negative-prompt-unknown", {});
    negativePrompt = "";
  }
  if (fixedCamera && !offered.fixedCamera) {
    changed("fixedCamera", "fixed-camera-unknown", {});
    fixedCamera = false;
  }
  return {
    settings: { durationMs, aspectRatio, resolution, sound: asked.sound, seed, negativePrompt, fixedCamera },
    issues,
  };
}

/** Width by height of the first image or video in list order whose pixels are known. */
export function firstPictureRatio(prompt: Prompt, assets: ReadonlyMap<AssetId, Asset>): number | null {
  for (const reference of prompt.references) {
    const measured = reference.assetId && assets.get(reference.assetId)?.measured;
    if (reference.kind !== "audio" && measured?.widthPx && measured.heightPx)
      return measured.widthPx / measured.heightPx;
  }
  return null;
}

/** The offered ratio nearest to a width divided by height, by the logarithm, so that 2:1 is as far as 1:2. */
export function nearestRatio(options: readonly AspectRatio[], value: number): AspectRatio {
  const distance = (ratio: AspectRatio) => Math.abs(Math.log(ratioValue(ratio) / value));
  return options.reduce(
    (best, ratio) => (distance(ratio) < distance(best) ? ratio : best),
    options[0] ?? aspectRatios[1],
  );
}

function nextLower(options: readonly number[], wanted: number): number {
  const ascending = options.toSorted((a, b) => a - b);
  return ascending.findLast((option) => option <= wanted) ?? ascending[0] ?? wanted;
}

function nextLowerResolution(options: readonly Resolution[], wanted: Resolution): Resolution {
  const index = nextLower(
    options.map((option) => resolutions.indexOf(option)),
    resolutions.indexOf(wanted),
  );
  return resolutions[index] ?? wanted;
}

/** Variation k (from 1) of a seeded prompt is sent seed + k − 1. */
export function seedOfVariation(seed: number | null, variation: number): number | null {
  return seed === null ? null : seed + variation - 1;
}

/** Which references stand in the text at least once. */
export function mentionedReferences(prompt: Prompt): ReadonlySet<ReferenceId> {
  return new Set(prompt.body.flatMap((node) => (node.type === "reference" ? [node.id] : [])));
}
