import { expect, test } from "vitest";
import { newSettings } from "./settings.ts";
import { overrideText, settingsText } from "./settings-text.ts";

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

test("all that a model has of its own stands in one line", () => {
  expect(
    overrideText({
      durationMs: 10_000,
      aspectRatio: "9:16",
      resolution: "480p",
      sound: false,
      seed: 0,
      negativePrompt: "",
      fixedCamera: true,
      extras: { returnLastFrame: true, expiresAfterMs: 5_400_000, namespace: "acme" },
    }),
  ).toBe(
    "10 s · 9:16 · 480p · no sound · seed 0 · no negative prompt · fixed camera · last frame · expires after 1.5 h · billed to acme",
  );
  expect(overrideText({ seed: null })).toBe("random seed");
  const own = { negativePrompt: "rain" };
  expect([overrideText(own), overrideText(own, { inFull: true })]).toEqual([
    "own negative prompt",
    "negative prompt “rain”",
  ]);
});
