import type { PageItem } from "#lib/domain/gallery-page.ts";
import { secondsText } from "#lib/domain/quantity.ts";

type SettingsLineProps = { settings: NonNullable<PageItem["settings"]> };

/** What was asked for, in pairs of name and value. */
export function SettingsLine({ settings }: SettingsLineProps) {
  const { durationMs, aspectRatio, resolution, sound, seed, negativePrompt, fixedCamera } = settings;
  const pairs = [
    ["Duration", durationMs === "auto" ? "Auto" : secondsText(durationMs)],
    ["Aspect ratio", aspectRatio === "match" ? "Match reference" : aspectRatio],
    ["Resolution", resolution === "4k" ? "4K" : resolution],
    ["Sound", sound ? "On" : "Off"],
    ["Seed", seed === null ? "Random" : String(seed)],
    ...(fixedCamera ? [["Fixed camera", "On"]] : []),
    ...(negativePrompt === "" ? [] : [["Negative prompt", negativePrompt]]),
  ];
  return (
    <dl className="tabular flex flex-wrap gap-x-4 gap-y-1 text-12">
      {pairs.map(([name, value]) => (
        <div key={name} className="flex min-w-0 gap-1.5">
          <dt className="text-quiet">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
