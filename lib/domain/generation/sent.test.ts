import { expect, test } from "vitest";
import { NewerDocumentError } from "#lib/domain/base/ladder.ts";
import { preparePrompt } from "#lib/domain/limits/prepare-prompt.ts";
import type { Limits } from "#lib/domain/limits/limits.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import {
  aspectRatios,
  durationOptionsMs,
  resolutions,
  seedMax,
} from "#lib/domain/settings/setting-values.ts";
import { writeSettings } from "#lib/domain/settings/settings-text.ts";
import { assetMap, sampleAsset, sampleModel, samplePrompt } from "#lib/domain/testing/samples.ts";
import first from "./fixtures/sent-1.json" with { type: "json" };
import { parseSent } from "./sent.ts";

test("what was sent is read from every version that was ever stored", () => {
  expect(parseSent(first)).toEqual(first);
});

test("a newer version is refused, and nothing is nothing", () => {
  expect(() => parseSent({ ...first, version: 2 })).toThrow(NewerDocumentError);
  expect(parseSent(null)).toBeNull();
});

test("each variation keeps the seed that it was sent itself", () => {
  const prompt = samplePrompt([], ["A lake"]);
  const seeded = { ...prompt, settings: { ...prompt.settings, seed: 7, variations: 2 } };
  const seedOf = (variation: number) =>
    preparePrompt(seeded, assetMap([]), sampleModel, { route: "link", variation }).sent.settings.seed;
  expect([seedOf(1), seedOf(2)]).toEqual([7, 8]);
});

test("a variation's seed is kept also where a prompt could not ask for it", () => {
  const settings = { ...newSettings, seed: seedMax, variations: 2 };
  const seed = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const { limits } = sampleModel;
  const model = { ...sampleModel, limits: { ...limits, settings: { ...limits.settings, seed } } };
  const prompt = { ...samplePrompt([], ["A lake"]), settings };
  const { sent, issues } = preparePrompt(prompt, assetMap([]), model, { route: "link", variation: 2 });
  expect(issues).toEqual([]);
  expect(parseSent(sent)?.settings.seed).toBe(seedMax + 1);
});

test("a setting that the model does not know, or that says nothing, is not kept, nor one as it was asked", () => {
  const prompt = samplePrompt([], ["A lake"]);
  const settings = {
    ...prompt.settings,
    resolution: "4k",
    fixedCamera: true,
    negativePrompt: "rain",
  } as const;
  const { sent } = preparePrompt({ ...prompt, settings }, assetMap([]), sampleModel, {
    route: "link",
    variation: 1,
  });
  expect(sent.settings).toEqual({
    durationMs: 5000,
    aspectRatio: "16:9",
    resolution: "720p",
    sound: true,
    seed: null,
  });
});

test("a reference of a kind that the model does not take is kept with the reason, the others by their places", () => {
  const assets = [sampleAsset(1, "png"), sampleAsset(2, "mp4"), sampleAsset(3, "png")];
  const { references, ...prompt } = samplePrompt(assets, ["A lake"]);
  const limits = { ...sampleModel.limits, references: { ...sampleModel.limits.references, video: null } };
  const { sent } = preparePrompt(
    { ...prompt, references },
    assetMap(assets),
    { ...sampleModel, limits },
    {
      route: "link",
      variation: 1,
    },
  );
  expect(references.map(({ id }) => sent.references[id])).toEqual([
    { as: "reference", position: 1 },
    { as: "nothing", why: "kind" },
    { as: "reference", position: 2 },
  ]);
});

const everything: Limits["settings"] = {
  ...sampleModel.limits.settings,
  durationMs: ["auto", ...durationOptionsMs],
  aspectRatio: ["match", ...aspectRatios],
  resolution: resolutions,
  negativePrompt: true,
  fixedCamera: true,
};

/** How what a model was sent of these settings reads afterwards. */
function valuesOf(settings: Settings, offered: Limits["settings"] = everything) {
  const model = { ...sampleModel, limits: { ...sampleModel.limits, settings: offered } };
  const prompt = { ...samplePrompt([], ["A lake"]), settings };
  const { sent } = preparePrompt(prompt, new Map(), model, { route: "link", variation: 1 });
  return Object.fromEntries(writeSettings(sent.settings).map(({ name, value }) => [name, value]));
}

test("settings that a model was sent as they were asked read as they were asked", () => {
  expect(valuesOf({ ...newSettings, seed: 0, resolution: "4k" })).toEqual({
    Duration: "5 s",
    "Aspect ratio": "16:9",
    Resolution: "4K",
    Sound: "On",
    Seed: "0",
  });
  expect(valuesOf({ ...newSettings, durationMs: "auto", aspectRatio: "match" })).toMatchObject({
    Duration: "Auto",
    "Aspect ratio": "Match reference",
    Seed: "Random",
  });
});

test("settings that a model's limits changed read as they were sent", () => {
  const asked = { ...newSettings, aspectRatio: "match", resolution: "1080p" } as const;
  const few = { durationMs: [4000], aspectRatio: ["9:16"], resolution: ["720p"] } as const;
  expect(valuesOf(asked, { ...everything, ...few })).toMatchObject({
    Duration: "4 s",
    "Aspect ratio": "9:16",
    Resolution: "720p",
  });
});

test("settings that a model does not know are not said of its clip", () => {
  const asked = { ...newSettings, seed: 7, fixedCamera: true, negativePrompt: "rain" };
  expect(Object.keys(valuesOf(asked))).toContain("Fixed camera");
  const { source, durationMs, aspectRatio, resolution } = everything;
  expect(Object.keys(valuesOf(asked, { source, durationMs, aspectRatio, resolution }))).toEqual([
    "Duration",
    "Aspect ratio",
    "Resolution",
  ]);
});
