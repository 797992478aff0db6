import { expect, test } from "vitest";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { provider } from "./index.ts";
import { outline } from "./outline.ts";

const [model] = provider.models;
const options = { route: "none", variation: 1 } as const;

test("the edit list reads as shots with their times, captions and sounds", () => {
  const assets = [sampleAsset(1, "png"), sampleAsset(2, "mp4"), sampleAsset(3, "mp3")];
  const prompt = samplePrompt(assets, [0, " walks. Then ", 1, " runs to ", 2]);
  const { request } = provider.compile(prompt, assetMap(assets), model, options);
  expect(outline(request)).toEqual([
    "0–2.1 s: Image 1 (file1.png), push in, caption “Image 1 walks.”",
    "2.1–5 s: Video 1 (file2.mp4), from 0 s, caption “Then Video 1 runs to Audio 1”",
    "Sound, 0–5 s: Audio 1 (file3.mp3)",
  ]);
});

test("without pictures it reads as cards", () => {
  const { request } = provider.compile(samplePrompt([], ["A lake at dawn"]), new Map(), model, options);
  expect(outline(request)).toEqual(["0–5 s: title card “A lake at dawn”"]);
});
