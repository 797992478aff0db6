import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { modelLabel, type Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { describeConformance } from "#lib/providers/conformance.ts";
import { provider } from "./index.ts";
import { modelNames } from "./limits.ts";
import { requestSchema } from "./wire.ts";

describeConformance(provider, {
  requestSchema,
  read: (request) => {
    const of = (kind: string) =>
      (request.input_references ?? []).filter(({ type }) => type === kind).map(({ url }) => url.media);
    return {
      text: request.prompt,
      arrays: { image: of("image"), video: of("video"), audio: of("audio") },
      apart: (request.frame_images ?? []).map(({ url }) => url.media),
    };
  },
});

const hero = sampleAsset(1, "jpeg");
const clip = sampleAsset(2, "mp4");
const song = sampleAsset(3, "mp3");
const modelOf = (name: string): Model => provider.models.find((model) => modelNames.get(model.id) === name)!;
const [latest, older] = [modelOf("SIRAYA-Seedance-2.0"), modelOf("ByteDance-Seedance-1.0-pro")];
const compile = (prompt: Prompt, model = latest, route: "link" | "none" = "link") =>
  provider.compile(prompt, assetMap([hero, clip, song]), model, { route, variation: 1 });
const withRoles = (prompt: Prompt, ...roles: (Role | null)[]): Prompt => ({
  ...prompt,
  references: prompt.references.map((reference, index) => ({ ...reference, role: roles[index] ?? null })),
});
const codesOf = ({ issues }: { issues: { severity: string; code: string }[] }) =>
  issues.map(({ severity, code }) => `${severity} ${code}`);

test("the five models of SIRAYA have their names", () => {
  expect(provider.models.map((model) => [modelNames.get(model.id), modelLabel(model, provider)])).toEqual([
    ["SIRAYA-Seedance-2.0", "Seedance 2.0 (SIRAYA)"],
    ["SIRAYA-Seedance-2.0-fast", "Seedance 2.0 Fast (SIRAYA)"],
    ["ByteDance-Seedance-1.5-pro", "Seedance 1.5 Pro (SIRAYA)"],
    ["ByteDance-Seedance-1.0-pro", "Seedance 1.0 Pro (SIRAYA)"],
    ["ByteDance-Seedance-1.0-pro-fast", "Seedance 1.0 Pro Fast (SIRAYA)"],
  ]);
});

describe("the body for SIRAYA", () => {
  test("holds references in one array, each kind in the order of its tokens, and every setting explicitly", () => {
    const prompt = samplePrompt([hero, clip, song], [0, " dances to ", 2, " like ", 1]);
    const settings = { ...prompt.settings, negativePrompt: "blur", seed: 7 };
    const link = (index: number) => ({ media: prompt.references[index]?.id, as: "link" });
    const compiled = compile({ ...prompt, settings });
    expect(compiled.request).toEqual({
      model: "SIRAYA-Seedance-2.0",
      prompt: "Image 1 dances to Audio 1 like Video 1",
      seconds: 5,
      resolution: "720p",
      aspect_ratio: "16:9",
      generate_audio: true,
      negative_prompt: "blur",
      seed: 7,
      input_references: [
        { type: "image", url: link(0), role: "reference_image" },
        { type: "video", url: link(1), role: "reference_video" },
        { type: "audio", url: link(2), role: "reference_audio" },
      ],
    });
    expect(codesOf(compiled)).toEqual([
      "note images-without-role",
      "note dialect-undocumented",
      "note limit-undocumented",
    ]);
  });

  test("takes frames or references, and gives the provider's own advice for both", () => {
    const prompt = withRoles(samplePrompt([hero, clip], [0, " moves"]), "first-frame");
    const compiled = compile(prompt);
    expect(codesOf(compiled)).toContain("error modes-exclusive");
    expect(compiled.issues.find(({ code }) => code === "modes-exclusive")?.params.advice).toMatch(
      /describe the desired first frame in your prompt/,
    );
    const alone = withRoles(samplePrompt([hero], [0, " moves"]), "first-frame");
    for (const model of provider.models) {
      expect(compile(alone, model).request).toMatchObject({
        prompt: "the first frame moves",
        frame_images: [{ type: "first_frame", url: { media: alone.references[0]?.id, as: "link" } }],
      });
      expect(codesOf(compile(alone, model))).toEqual(["note token-became-words"]);
      expect(codesOf(compile(alone, model, "none"))).toContain("error link-unreachable");
    }
  });

  test("leaves references out where the model takes none, and asks for a tick", () => {
    const compiled = compile(samplePrompt([hero, song], [0, " sings"]), older);
    expect(compiled.request).not.toHaveProperty("input_references");
    expect(compiled.request.prompt).toBe("the image sings");
    expect(codesOf(compiled)).toEqual([
      "loss kind-not-taken",
      "loss kind-not-taken",
      "note images-without-role",
      "note token-became-words",
    ]);
  });

  test("is asked for 5 or 10 seconds and one of three ratios, the nearest there are", () => {
    const prompt = samplePrompt([], ["x"]);
    const ask = (
      durationMs: Prompt["settings"]["durationMs"],
      aspectRatio: Prompt["settings"]["aspectRatio"],
    ) => compile({ ...prompt, settings: { ...prompt.settings, durationMs, aspectRatio } });
    expect(ask(4000, "21:9").request).toMatchObject({ seconds: 5, aspect_ratio: "16:9" });
    expect(ask(9000, "3:4").request).toMatchObject({ seconds: 5, aspect_ratio: "1:1" });
    expect(ask(15_000, "9:16").request).toMatchObject({ seconds: 10, aspect_ratio: "9:16" });
    expect(codesOf(ask("auto", "match"))).toEqual(["loss duration-changed", "loss ratio-changed"]);
    expect(codesOf(ask(10_000, "1:1"))).toEqual([]);
  });

  test("is refused by its schema with anything that the contract lacks", () => {
    const { request } = compile(samplePrompt([hero], ["x"]));
    for (const change of [
      { seconds: 8 },
      { aspect_ratio: "4:3" },
      { model: "ByteDance-Seedance-1.0-pro" },
      { frame_images: [{ type: "first_frame", url: request.input_references?.[0]?.url }] },
      { image_url: "https://example.com/a.jpg" },
      { input_references: [{ ...request.input_references?.[0], role: "reference_video" }] },
    ])
      expect(z.safeParse(requestSchema, { ...request, ...change }).success).toBe(false);
  });
});
