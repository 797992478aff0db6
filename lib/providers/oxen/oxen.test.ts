import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { describeConformance } from "#lib/providers/conformance.ts";
import { provider } from "./index.ts";
import { newerReferenceToVideo, referenceToVideo } from "./limits.ts";
import { newerRequestSchema, type OxenRequest, requestSchema } from "./wire.ts";

const read = (request: OxenRequest) => ({
  text: request.prompt,
  arrays: {
    image: (request.input_images ?? []).map(({ media }) => media),
    video: (request.input_videos ?? []).map(({ media }) => media),
    audio: (request.input_audios ?? []).map(({ media }) => media),
  },
  apart: [],
});
describeConformance(provider, { requestSchema, read });
describe("under the newer contract", () => {
  describeConformance(provider, {
    models: [newerReferenceToVideo],
    requestSchema: newerRequestSchema,
    read,
  });
});

const hero = sampleAsset(1, "jpeg");
const clip = sampleAsset(2, "mp4");
const song = sampleAsset(3, "mp3");
const compile = (
  prompt: Prompt,
  assets = [hero, clip, song],
  variation = 1,
  route: "link" | "none" = "link",
) => provider.compile(prompt, assetMap(assets), referenceToVideo, { route, variation });
const withSettings = (change: Partial<Prompt["settings"]>) => {
  const prompt = samplePrompt([], ["A lake"]);
  return { ...prompt, settings: { ...prompt.settings, ...change } };
};

describe("the body for Oxen", () => {
  test("holds tokens and arrays in the same order, and every setting explicitly", () => {
    const prompt = samplePrompt([hero, clip, song], [0, " dances to ", 2, " in the style of ", 1]);
    const { request, issues } = compile(prompt);
    expect({ request, issues }).toEqual({
      request: {
        model: "bytedance-seedance-2-0-reference-to-video",
        prompt: "@Image1 dances to @Audio1 in the style of @Video1",
        input_images: [{ media: prompt.references[0]?.id, as: "link" }],
        input_videos: [{ media: prompt.references[1]?.id, as: "link" }],
        input_audios: [{ media: prompt.references[2]?.id, as: "link" }],
        resolution: "720p",
        duration: "5",
        generate_audio: true,
        aspect_ratio: "16:9",
        num_generations: 1,
      },
      issues: [],
    });
  });

  test("leaves empty arrays and an unset seed out, and sends a seed of 0", () => {
    const { request } = compile(samplePrompt([], ["A lake"]));
    expect(Object.keys(request).sort()).toEqual(
      [
        "aspect_ratio",
        "duration",
        "generate_audio",
        "model",
        "num_generations",
        "prompt",
        "resolution",
      ].sort(),
    );
    expect(compile(withSettings({ seed: 0 })).request).toMatchObject({ seed: 0 });
    expect(compile(withSettings({ seed: 0, variations: 3 }), [], 3).request).toMatchObject({ seed: 2 });
  });

  test("says “auto” where the author does, and no more than 720p", () => {
    const { request, issues } = compile(
      withSettings({ durationMs: "auto", aspectRatio: "match", resolution: "4k", sound: false }),
    );
    expect(request).toMatchObject({
      duration: "auto",
      aspect_ratio: "auto",
      resolution: "720p",
      generate_audio: false,
    });
    expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["loss resolution-changed"]);
  });

  test("keeps to twelve files, fifty megabytes of video and its short side", () => {
    const images = Array.from({ length: 9 }, (_, index) => sampleAsset(index + 10, "png"));
    const all = [...images, clip, sampleAsset(4, "mov"), song, sampleAsset(5, "wav")];
    const mentioning = (assets: typeof all) =>
      samplePrompt(
        assets,
        assets.flatMap((_, index) => [index, " "]),
      );
    const codes = (assets: typeof all, route: "link" | "none" = "link") =>
      compile(mentioning(assets), assets, 1, route).issues.map(({ severity, code }) => `${severity} ${code}`);
    expect(codes(all)).toEqual(["error total-too-many"]);
    expect(codes(all.slice(0, 12))).toEqual([]);
    expect(codes([sampleAsset(6, "mp4", { sizeBytes: 50_000_000 })])).toEqual(["error total-size-too-large"]);
    const tall = (heightPx: number) =>
      sampleAsset(7, "mp4", { measured: { widthPx: 2000, heightPx, durationMs: 5000 } });
    expect(codes([tall(1080)])).toEqual(["error short-side-too-large"]);
    expect(codes([tall(431)])).toEqual(["error short-side-too-small"]);
    expect(codes([tall(792)])).toEqual([]);
    expect(codes([hero], "none")).toEqual(["error link-unreachable"]);
  });

  test("is refused by its schema with anything that the contract lacks", () => {
    const { request } = compile(samplePrompt([], ["A lake"]));
    for (const change of [
      { num_generations: 2 },
      { input_images: [] },
      { duration: 5 },
      { negative_prompt: "blur" },
      { resolution: "1080p" },
    ])
      expect(z.safeParse(requestSchema, { ...request, ...change }).success).toBe(false);
  });
});

test("the newer contract, where it is chosen, asks in whole numbers and knows 4K but no seed", () => {
  const prompt = withSettings({ durationMs: "auto", resolution: "4k", seed: 3, sound: false });
  const { request, issues } = provider.compile(prompt, assetMap([]), newerReferenceToVideo, {
    route: "link",
    variation: 1,
  });
  expect(request).toEqual({
    model: "bytedance-seedance-2-0-reference-to-video",
    prompt: "A lake",
    resolution: "4k",
    duration: -1,
    generate_audio: false,
    aspect_ratio: "16:9",
    num_generations: 1,
  });
  expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["loss seed-unknown"]);
});

test("another namespace is billed, and said to be", () => {
  const prompt = {
    ...samplePrompt([], ["A lake"]),
    overrides: { [referenceToVideo.id]: { extras: { namespace: "acme" } } },
  };
  const { request, issues } = compile(prompt);
  expect(request.target_namespace).toBe("acme");
  expect(issues).toMatchObject([{ severity: "note", code: "billed-to", params: { namespace: "acme" } }]);
});
