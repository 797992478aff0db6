import { describe, expect, test } from "vitest";
import type { Sent } from "#lib/domain/generation/sent.ts";
import { sampleAsset, samplePrompt, sampleSent } from "#lib/domain/testing/samples.ts";
import { askedOf } from "./asked-of.ts";

const asked = (settings: Sent["settings"]) => askedOf({ sent: { ...sampleSent, settings } });

test("a length and a size are those that the model was told", () => {
  expect(asked({ durationMs: 8000, resolution: "480p", aspectRatio: "9:16" })).toEqual({
    durationMs: 8000,
    size: { widthPx: 496, heightPx: 864 },
  });
});

test.each<[string, Sent["settings"]]>([
  ["the model chooses", { durationMs: "auto", resolution: "720p", aspectRatio: "match" }],
  ["an older request does not tell them", {}],
])("nothing is claimed of them where %s", (_why, settings) => {
  expect(asked(settings)).toEqual({ durationMs: null, size: null });
});

test("4K is as large as its maker says", () => {
  const { size } = asked({ resolution: "4k", aspectRatio: "16:9" });
  expect(size).toEqual({ widthPx: 3840, heightPx: 2160 });
});

describe("where a reference is to be matched", () => {
  const assets = [sampleAsset(1, "png"), sampleAsset(2, "mp4"), sampleAsset(3, "wav")].map(
    (asset, index) => ({
      ...asset,
      measured: index < 2 ? { widthPx: 100 * (index + 1), heightPx: 100 } : {},
    }),
  );
  const prompt = samplePrompt(assets, [0, " moves like ", 1, " to ", 2]);
  const [image, video] = prompt.references;
  const match = (references: Sent["references"]) => {
    const settings = { aspectRatio: "match", resolution: "720p" } as const;
    return askedOf({ sent: { ...sampleSent, settings, references } }, { prompt, assets }).match;
  };

  test("it is one of the pictures that were sent", () => {
    const [first, second] = [{ as: "reference", position: 1 }, { as: "nothing" }] as const;
    expect(match({ [image!.id]: first, [video!.id]: first })).toEqual({ ratios: [1, 2], resolution: "720p" });
    expect(match({ [image!.id]: second, [video!.id]: first })?.ratios).toEqual([2]);
    expect(match({})).toBeUndefined();
  });

  test("a first frame is the one", () => {
    const use = {
      [image!.id]: { as: "reference", position: 1 },
      [video!.id]: { as: "first-frame" },
    } as const;
    expect(match(use)?.ratios).toEqual([2]);
  });
});

test("sound is what the model was told, and nothing is claimed of what the studio renders", () => {
  expect(asked({ sound: false }).sound).toBe(false);
  expect(askedOf({ sent: { ...sampleSent, text: null } }).sound).toBeUndefined();
});

test("nothing is claimed of a generation that nobody has read yet", () => {
  expect(askedOf({ sent: null })).toEqual({ durationMs: null, size: null });
});
