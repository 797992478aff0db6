import * as z from "zod/mini";
import type { Issue } from "./issue.ts";
import { secondsText } from "./quantity.ts";
import type { Settings } from "./settings.ts";

/** A setting of a clip as visitors read it. */
export const shownSettingSchema = z.strictObject({
  name: z.enum([
    "Duration",
    "Aspect ratio",
    "Resolution",
    "Sound",
    "Seed",
    "Fixed camera",
    "Negative prompt",
  ]),
  value: z.string(),
});
export type ShownSetting = z.infer<typeof shownSettingSchema>;

/**
 * What a model was really sent of these settings, in words: what its limits changed (as `issues` of the generation say) reads as it was
 * sent, and what it does not know is left out. `seed` is this very variation's.
 */
export function shownSettings(
  { durationMs, aspectRatio, resolution, sound, seed, negativePrompt, fixedCamera }: Settings,
  issues: readonly Pick<Issue, "code" | "params">[],
): ShownSetting[] {
  const paramsOf = (code: Issue["code"]) => issues.find((issue) => issue.code === code)?.params;
  const durationSentMs = paramsOf("duration-changed")?.toMs ?? durationMs;
  const isSent = (code: Issue["code"]) => paramsOf(code) === undefined;
  const ratio = String(paramsOf("ratio-changed")?.to ?? aspectRatio);
  const resolutionSent = String(paramsOf("resolution-changed")?.to ?? resolution);
  const shown: (ShownSetting | false)[] = [
    {
      name: "Duration",
      value: typeof durationSentMs === "number" ? secondsText(durationSentMs) : "Auto",
    },
    { name: "Aspect ratio", value: ratio === "match" ? "Match reference" : ratio },
    { name: "Resolution", value: resolutionSent === "4k" ? "4K" : resolutionSent },
    isSent("sound-unknown") && { name: "Sound", value: sound ? "On" : "Off" },
    isSent("seed-unknown") && { name: "Seed", value: seed === null ? "Random" : String(seed) },
    fixedCamera && isSent("fixed-camera-unknown") && { name: "Fixed camera", value: "On" },
    negativePrompt !== "" &&
      isSent("negative-prompt-unknown") && { name: "Negative prompt", value: negativePrompt },
  ];
  return shown.filter((setting) => setting !== false);
}
