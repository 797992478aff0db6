import { expect, test } from "vitest";
import { shownSettings } from "./gallery-settings.ts";
import { newSettings } from "./settings.ts";

const valuesOf = (...given: Parameters<typeof shownSettings>) =>
  Object.fromEntries(shownSettings(...given).map(({ name, value }) => [name, value]));

test("settings that a model was sent as they were asked read as they were asked", () => {
  expect(valuesOf({ ...newSettings, seed: 0, resolution: "4k" }, [])).toEqual({
    Duration: "5 s",
    "Aspect ratio": "16:9",
    Resolution: "4K",
    Sound: "On",
    Seed: "0",
  });
  expect(valuesOf({ ...newSettings, durationMs: "auto", aspectRatio: "match" }, [])).toMatchObject({
    Duration: "Auto",
    "Aspect ratio": "Match reference",
    Seed: "Random",
  });
});

test("settings that a model's limits changed read as they were sent", () => {
  const asked = { ...newSettings, aspectRatio: "match", resolution: "1080p" } as const;
  expect(
    valuesOf(asked, [
      { code: "duration-changed", path: ["settings", "durationMs"], params: { from: 5000, toMs: 4000 } },
      { code: "ratio-changed", path: ["settings", "aspectRatio"], params: { from: "match", to: "9:16" } },
      { code: "resolution-changed", path: ["settings", "resolution"], params: { from: "1080p", to: "720p" } },
    ]),
  ).toMatchObject({ Duration: "4 s", "Aspect ratio": "9:16", Resolution: "720p" });
});

test("settings that a model does not know are not said of its clip", () => {
  const asked = { ...newSettings, seed: 7, fixedCamera: true, negativePrompt: "rain" };
  const unknown = [
    ["seed-unknown", "seed"],
    ["sound-unknown", "sound"],
    ["fixed-camera-unknown", "fixedCamera"],
    ["negative-prompt-unknown", "negativePrompt"],
  ] as const;
  expect(Object.keys(valuesOf(asked, []))).toContain("Fixed camera");
  expect(
    Object.keys(
      valuesOf(
        asked,
        unknown.map(([code, setting]) => ({ code, path: ["settings", setting], params: {} })),
      ),
    ),
  ).toEqual(["Duration", "Aspect ratio", "Resolution"]);
});
