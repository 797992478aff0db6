import { expect, test } from "vitest";
import { NewerDocumentError } from "#lib/domain/base/ladder.ts";
import { preparePrompt } from "#lib/domain/prepare-prompt.ts";
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
