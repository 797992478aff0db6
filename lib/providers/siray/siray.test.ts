import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { describeConformance } from "#lib/providers/conformance.ts";
import { provider } from "./index.ts";
import { ref2vSpicy } from "./limits.ts";
import { requestSchema } from "./wire.ts";

describeConformance(provider, {
  requestSchema,
  ownErrors: ["ratio-needs-picture"],
  read: (request) => ({
    text: request.prompt,
    arrays: {
      image: (request.images ?? []).map(({ media }) => media),
      video: (request.videos ?? []).map(({ media }) => media),
      audio: (request.audios ?? []).map(({ media }) => media),
    },
    apart: [],
  }),
});

const hero = sampleAsset(1, "jpeg");
const clip = sampleAsset(2, "mp4");
const song = sampleAsset(3, "mp3");
const compile = (prompt: Prompt, route: "link" | "none" = "link", assets = [hero, clip, song]) =>
  provider.compile(prompt, assetMap(assets), ref2vSpicy, { route, variation: 1 });
const withSettings = (prompt: Prompt, change: Partial<Prompt["settings"]>) => ({
  ...prompt,
  settings: { ...prompt.settings, ...change },
});
const codesOf = ({ issues }: { issues: { severity: string; code: string }[] }) =>
  issues.map(({ severity, code }) => `${severity} ${code}`);

describe("the body for Siray", () => {
  test("holds tokens and arrays in the same order, and every setting explicitly", () => {
    const prompt = samplePrompt([hero, clip, song], [0, " dances to ", 2, " in the style of ", 1]);
    const compiled = compile(withSettings(prompt, { seed: 0, sound: false }));
    expect(compiled.request).toEqual({
      model: "bytedance/seedance-2.0-ref2v-spicy",
      prompt: "Image 1 dances to Audio 1 in the style of Video 1",
      images: [{ media: prompt.references[0]?.id, as: "link" }],
      videos: [{ media: prompt.references[1]?.id, as: "link" }],
      audios: [{ media: prompt.references[2]?.id, as: "link" }],
      duration: 5,
      size: "720p",
      aspect_ratio: "16:9",
      audio_enable: false,
      seed: 0,
    });
    expect(codesOf(compiled)).toEqual(["note dialect-undocumented"]);
  });

  test("says what only one of its two pages knows", () => {
    const compiled = compile(withSettings(samplePrompt([], ["A lake"]), { resolution: "4k" }));
    expect(compiled.request.size).toBe("4k");
    expect(codesOf(compiled)).toEqual(["note newer-documentation-only", "note older-contract-refuses"]);
  });

  test("is adaptive where there is a picture to adapt to, and an error where there is none", () => {
    const match = { aspectRatio: "match", durationMs: "auto" } as const;
    const compiled = compile(withSettings(samplePrompt([hero], ["A lake"]), match));
    expect(compiled.request).toMatchObject({ aspect_ratio: "adaptive", duration: 5 });
    expect(codesOf(compiled)).toEqual(["note reference-not-in-text", "loss duration-changed"]);
    expect(codesOf(compile(withSettings(samplePrompt([], ["A lake"]), match)))).toContain(
      "error ratio-needs-picture",
    );
  });

  test("carries pictures inside where no link can be fetched, and nothing else", () => {
    const compiled = compile(samplePrompt([hero], ["A lake"]), "none");
    expect(compiled.request.images?.[0]?.as).toBe("inline");
    expect(codesOf(compiled)).toEqual(["note reference-not-in-text"]);
    expect(codesOf(compile(samplePrompt([clip], ["A lake"]), "none"))).toContain("error link-unreachable");
    const large = sampleAsset(4, "png", { sizeBytes: 16_000_000 });
    expect(codesOf(compile(samplePrompt([large], ["A lake"]), "none", [large]))).toContain(
      "error inline-too-large",
    );
  });

  test("is refused by its schema with anything that the contract lacks", () => {
    const { request } = compile(samplePrompt([], ["A lake"]));
    for (const change of [
      { duration: "5" },
      { duration: 16 },
      { size: "2k" },
      { images: [] },
      { aspect_ratio: "auto" },
      { negative_prompt: "blur" },
      { seed: 10_000_000_000 },
    ])
      expect(z.safeParse(requestSchema, { ...request, ...change }).success).toBe(false);
  });
});
