import type { SettingChange } from "#lib/domain/prompt-changes.ts";
import { secondsText } from "#lib/domain/quantity.ts";
import type { Settings } from "#lib/domain/settings.ts";

/** What the studio calls each setting. */
export const settingNames: Readonly<Record<keyof Settings, string>> = {
  durationMs: "Duration",
  aspectRatio: "Aspect ratio",
  resolution: "Resolution",
  sound: "Sound",
  seed: "Seed",
  negativePrompt: "Negative prompt",
  fixedCamera: "Fixed camera",
  variations: "Variations",
};

/** A setting's two values as the studio writes them. */
export function settingValues(change: SettingChange): { from: string; to: string } {
  switch (change.name) {
    case "durationMs":
      return both(change, (ms) => (ms === "auto" ? "Auto" : secondsText(ms)));
    case "aspectRatio":
      return both(change, (ratio) => (ratio === "match" ? "Match reference" : ratio));
    case "resolution":
      return both(change, (resolution) => (resolution === "4k" ? "4K" : resolution));
    case "seed":
      return both(change, (seed) => (seed === null ? "Random" : String(seed)));
    case "negativePrompt":
      return both(change, (text) => (text === "" ? "None" : `“${text}”`));
    case "sound":
    case "fixedCamera":
      return both(change, (isOn) => (isOn ? "On" : "Off"));
    case "variations":
      return both(change, String);
  }
}

function both<Value>(
  { from, to }: { from: Value; to: Value },
  write: (value: Value) => string,
): { from: string; to: string } {
  return { from: write(from), to: write(to) };
}
