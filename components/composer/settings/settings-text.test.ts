import { expect, test } from "vitest";
import { newSettings } from "#lib/domain/settings.ts";
import { settingsText } from "./settings-text.ts";

test("the line of a new prompt's settings names duration, ratio, resolution and sound", () => {
  expect(settingsText(newSettings)).toBe("5 s · 16:9 · 720p · sound");
});

test("the line names whatever else is set", () => {
  const settings = {
    ...newSettings,
    durationMs: "auto",
    aspectRatio: "match",
    resolution: "4k",
    sound: false,
    seed: 0,
    negativePrompt: "rain",
    fixedCamera: true,
    variations: 3,
  } as const;
  expect(settingsText(settings)).toBe(
    "Auto · Match reference · 4K · no sound · seed 0 · negative prompt · fixed camera · 3 variations",
  );
});
