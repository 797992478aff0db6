import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { describeConformance } from "#lib/providers/conformance.ts";
import { provider } from "./index.ts";
import { videoToVideo } from "./limits.ts";
import { requestSchema } from "./wire.ts";

describeConformance(provider, {
  requestSchema,
  read: (request) => ({
    text: request.prompt,
    arrays: {
      image: (request.reference_images ?? []).map(({ media }) => media),
      video: request.video_urls.map(({ media }) => media),
      audio: (request.audio_urls ?? []).map(({ media }) => media),
    },
    apart: [request.first_frame_image, request.last_frame_image].flatMap((frame) =>
      frame ? [frame.media] : [],
    ),
  }),
});

const hero = sampleAsset(1, "jpeg");
const clip = sampleAsset(2, "mp4");
const song = sampleAsset(3, "mp3");
const end = sampleAsset(4, "png");
const compile = (prompt: Prompt, route: "link" | "none" = "link", variation = 1) =>
  provider.compile(prompt, assetMap([hero, clip, song, end]), videoToVideo, { route, variation });
const withRoles = (prompt: Prompt, ...roles: (Role | null)[]): Prompt => ({
  ...prompt,
  references: prompt.references.map((reference, index) => ({ ...reference, role: roles[index] ?? null })),
});
const overridden = (prompt: Prompt, override: SettingsOverride): Prompt => ({
  ...prompt,
  overrides: { [videoToVideo.id]: override },
});
const codesOf = ({ issues }: { issues: { severity: string; code: string }[] }) =>
  issues.map(({ severity, code }) => `${severity} ${code}`);

describe("the body for Modellix", () => {
  test("holds tokens and arrays in the same order, and every setting explicitly", () => {
    const prompt = samplePrompt([hero, clip, song], ["Motion from ", 1, ", style ", 0, ", audio ", 2]);
    const { request, issues } = compile(prompt);
    expect({ request, issues }).toEqual({
      request: {
        prompt: "Motion from [Video 1], style [Image 1], audio [Audio 1]",
        reference_images: [{ media: prompt.references[0]?.id, as: "link" }],
        video_urls: [{ media: prompt.references[1]?.id, as: "link" }],
        audio_urls: [{ media: prompt.references[2]?.id, as: "link" }],
        duration: 5,
        resolution: "720p",
        ratio: "16:9",
        generate_audio: true,
      },
      issues: [
        {
          severity: "note",
          code: "images-without-role",
          path: ["references"],
          params: { kind: "image", count: 1, sentAs: "references" },
        },
      ],
    });
  });

  test("needs a video, also beside frames, and takes no frames beside reference images", () => {
    expect(codesOf(compile(samplePrompt([hero], ["x"])))).toContain("error count-too-few");
    const frames = withRoles(samplePrompt([hero, end, clip], [0, " moves ", 2]), "first-frame", "last-frame");
    const compiled = compile(frames);
    expect(compiled.request).toMatchObject({
      prompt: "the first frame moves [Video 1]",
      first_frame_image: { media: frames.references[0]?.id, as: "link" },
      last_frame_image: { media: frames.references[1]?.id, as: "link" },
    });
    expect(compiled.request).not.toHaveProperty("reference_images");
    expect(codesOf(compiled)).toEqual(["note token-became-words"]);
    expect(codesOf(compile(withRoles(frames, "first-frame")))).toContain("error modes-exclusive");
    expect(codesOf(compile(withRoles(samplePrompt([hero, clip], ["x"]), "last-frame")))).toContain(
      "error last-frame-without-first",
    );
    expect(
      codesOf(compile(samplePrompt([hero], ["x"], { references: frames.references.slice(0, 2) }))),
    ).toContain("error count-too-few");
  });

  test("always names a ratio: the one nearest to the first picture where it is to match", () => {
    const prompt = samplePrompt([clip], [0, " x"]);
    const compiled = compile({ ...prompt, settings: { ...prompt.settings, aspectRatio: "match" } });
    expect(compiled.request.ratio).toBe("16:9");
    expect(codesOf(compiled)).toEqual(["loss ratio-changed"]);
  });

  test("sends a seed and a fixed camera only when they are set, and says what they are worth", () => {
    const prompt = samplePrompt([clip], [0, " x"]);
    const set = { ...prompt, settings: { ...prompt.settings, seed: 0, fixedCamera: true, variations: 2 } };
    expect(compile(set, "link", 2).request).toMatchObject({ seed: 1, camera_fixed: true });
    expect(codesOf(compile(set))).toEqual(["note seed-may-not-reproduce", "note setting-may-be-ignored"]);
    expect(compile(prompt).request).not.toHaveProperty("camera_fixed");
    const beyond = { ...prompt, settings: { ...prompt.settings, seed: 4_294_967_296 } };
    expect(codesOf(compile(beyond))).toContain("error seed-out-of-range");
  });

  test("returns the last frame and expires as this model alone is told to", () => {
    const prompt = samplePrompt([clip], [0, " x"]);
    const extras = { returnLastFrame: true, expiresAfterMs: 3_600_000 };
    const compiled = compile(overridden(prompt, { extras }));
    expect(compiled.request).toMatchObject({ return_last_frame: true, execution_expires_after: 3600 });
    expect(codesOf(compiled)).toEqual([]);
    expect(codesOf(compile(overridden(prompt, { extras: { expiresAfterMs: 1000 } })))).toEqual([
      "error expiry-out-of-range",
    ]);
    const foreign = compile(overridden(prompt, { extras: { namespace: "acme" } }));
    expect(codesOf(foreign)).toEqual(["loss extra-unknown"]);
    expect(foreign.request).toEqual(compile(prompt).request);
  });

  test("advises against long prompts and refuses the longest, by characters as people count them", () => {
    const saidOf = (text: string) =>
      codesOf(compile(samplePrompt([clip], [text]))).filter((code) => code !== "note reference-not-in-text");
    const long = (length: number) => saidOf("🎬".repeat(length));
    expect(long(2000)).toEqual([]);
    expect(long(2001)).toEqual(["note prompt-long"]);
    expect(long(10_000)).toEqual(["note prompt-long"]);
    expect(long(10_001)).toEqual(["error prompt-too-long"]);
    expect(saidOf("a ".repeat(999) + "b")).toEqual([]);
    expect(saidOf("a ".repeat(1000) + "b")).toEqual(["note prompt-long"]);
    // Chinese is counted as such.
    expect(saidOf("猫".repeat(500))).toEqual([]);
    expect(saidOf("猫".repeat(501))).toEqual(["note prompt-long"]);
  });

  test("takes clips of 200 MB and no larger", () => {
    const sized = (sizeBytes: number) => {
      const film = sampleAsset(5, "mov", { sizeBytes });
      const options = { route: "link", variation: 1 } as const;
      return codesOf(provider.compile(samplePrompt([film], [0]), assetMap([film]), videoToVideo, options));
    };
    expect(sized(200_000_000)).toEqual([]);
    expect(sized(200_000_001)).toEqual(["error size-too-large"]);
  });

  test("carries pictures inside where no link can be fetched, and says that their form is not documented", () => {
    expect(codesOf(compile(samplePrompt([hero, clip], [0, 1]), "none"))).toEqual([
      "note images-without-role",
      "error link-unreachable",
      "note limit-undocumented",
    ]);
    expect(compile(samplePrompt([hero], ["x"]), "none").request.reference_images?.[0]?.as).toBe("inline");
  });

  test("is refused by its schema with anything that the contract lacks", () => {
    const { request } = compile(samplePrompt([hero, clip], ["x"]));
    for (const change of [
      { video_urls: [] },
      { duration: 3 },
      { resolution: "4k" },
      { ratio: "adaptive" },
      { model: "seedance" },
      { first_frame_image: request.reference_images?.[0] },
      { execution_expires_after: 10 },
    ])
      expect(z.safeParse(requestSchema, { ...request, ...change }).success).toBe(false);
  });
});
