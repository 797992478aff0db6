import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentSchema } from "#lib/domain/generation/sent.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "./catalog.ts";
import { deadlineOf, rebuildSent } from "./rebuild-sent.ts";

const hero = sampleAsset(1, "jpeg");
const clip = sampleAsset(2, "mp4");
const prompt = samplePrompt([hero, clip], ["Motion from ", 1, ", style ", 0]);
const ids = prompt.references.map(({ id }) => id);
const [heroId = "", clipId = ""] = ids;

/** The prompt as a generation of this model keeps its request. */
function stored(modelId: string, change: Partial<typeof prompt> = {}) {
  const { model, provider } = allModels().find((found) => found.model.id === modelId)!; // it is one of ours
  const options = { route: "link", variation: 1 } as const;
  const { request } = provider.compile({ ...prompt, ...change }, assetMap([hero, clip]), model, options);
  return { modelId: model.id, modelVersion: model.version, request: request as object };
}

describe("what was sent, from a stored request alone", () => {
  test("is its text with its tokens, its settings, and the place of each reference", async () => {
    expect(await rebuildSent(stored("modellix/seedance-2.0-v2v"), ids)).toEqual({
      version: 1,
      isRebuilt: true,
      text: {
        written: "Motion from [Video 1], style [Image 1]",
        tokens: [
          { start: 12, end: 21, id: clipId },
          { start: 29, end: 38, id: heroId },
        ],
      },
      settings: { durationMs: 5000, aspectRatio: "16:9", resolution: "720p", sound: true, seed: null },
      references: {
        [heroId]: { as: "reference", position: 1 },
        [clipId]: { as: "reference", position: 1 },
      },
    });
  });

  test("claims no value that its provider would have taken by default", async () => {
    const { request, ...asked } = stored("modellix/seedance-2.0-v2v");
    const { duration: _duration, ...rest } = request as { duration: number };
    const { settings, text } = await rebuildSent({ ...asked, request: rest }, ids);
    expect(settings).toEqual({});
    expect(text).toBeUndefined();
  });

  test("of what this studio renders is which files were used, how long and how large", async () => {
    const asked = stored("animatic/animatic", {
      settings: {
        ...prompt.settings,
        durationMs: 7000,
        aspectRatio: "21:9",
        resolution: "480p",
        sound: false,
      },
    });
    const { text, settings, references } = await rebuildSent(asked, [...ids, clip.id as never]);
    expect(text).toBeNull();
    expect(settings).toEqual({ durationMs: 7000, aspectRatio: "21:9", resolution: "480p" });
    expect(references).toEqual({
      [heroId]: { as: "part" },
      [clipId]: { as: "part" },
      [clip.id]: { as: "nothing" },
    });
  });

  test("of a model that is gone is only what stands nowhere in it", async () => {
    const { request } = stored("oxen/seedance-2.0-r2v");
    const gone = { modelId: "oxen/gone" as ModelId, modelVersion: "1", request };
    expect(await rebuildSent(gone, [...ids, clip.id as never])).toEqual({
      version: 1,
      isRebuilt: true,
      settings: {},
      references: { [clip.id]: { as: "nothing" } },
    });
  });

  test("is a document whatever stands in the column", async () => {
    const fields = fc.constantFrom("prompt", "model", "video_urls", "duration", "seed", "input_references");
    const request = fc.oneof(fc.anything(), fc.dictionary(fields, fc.anything()));
    const asked = fc.constantFrom(...allModels().map(({ model }) => model));
    await fc.assert(
      fc.asyncProperty(request, asked, async (anything, { id: modelId, version: modelVersion }) => {
        const sent = await rebuildSent({ modelId, modelVersion, request: anything }, ids);
        expect(sentSchema.safeParse(sent).error).toBeUndefined();
      }),
    );
  });
});

test("a generation from before is waited for as long as its provider was told to work on it", async () => {
  const modelId = "modellix/seedance-2.0-v2v" as ModelId;
  const { model } = allModels().find((found) => found.model.id === modelId)!; // it is one of ours
  const told = stored(modelId, { overrides: { [modelId]: { extras: { expiresAfterMs: 7_200_000 } } } });
  expect(await deadlineOf({ ...told, sent: null }, model)).toBe(7_200_000);
  expect(await deadlineOf({ ...stored(modelId), sent: null }, model)).toBe(model.operation.deadlineMs);
  expect(await deadlineOf({ ...told, sent: await rebuildSent(told, []) }, model)).toBe(7_200_000);
});
