import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import { type Format, formatNames, formats, isConvertedFormat } from "#lib/domain/media/format.ts";
import { sampleAsset, sampleModel } from "#lib/domain/testing/samples.ts";
import { allModels } from "./catalog.ts";
import { checkReference } from "#lib/domain/limits/check-reference.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import { isConvertingNeeded, planEdit, solvedByConverting } from "#lib/domain/limits/plan-edit.ts";

const catalog = allModels().map(({ model }) => model);
const model = (id: string) => catalog.find((one) => one.id === id)!;
const animatic = model("animatic/animatic");
const oxen = model("oxen/seedance-2.0-r2v");
const modellix = model("modellix/seedance-2.0-v2v");
const siraya = model("siraya/seedance-2.0");
const paid = [oxen, modellix];

const file = (format: Format, measured: Measured = {}): Asset => {
  const asset = sampleAsset(1, format);
  const needs = isConvertedFormat(format) ? { needsConverting: true as const } : {};
  return { ...asset, measured: { ...asset.measured, ...needs, ...measured } };
};

describe("the least edit by which models take a file", () => {
  test.each<[string, Asset, readonly (typeof animatic)[], string | null]>([
    ["a photograph of a phone", file("heic"), paid, "jpeg"],
    ["one with something to see through", file("heic", { hasAlpha: true }), paid, "png"],
    ["AVIF", file("avif"), paid, "jpeg"],
    ["JPEG", file("jpeg"), paid, null],
    ["TIFF where one model takes it and one does not", file("tiff"), paid, "jpeg"],
    ["TIFF where all take it", file("tiff"), [modellix], null],
    ["Matroska", file("mkv"), paid, "mp4"],
    ["MOV with H.264", file("mov"), paid, null],
    ["MOV with ProRes", file("mov", { videoCodec: "prores", needsConverting: true }), paid, "mp4"],
    ["VP9 in MP4", file("mp4", { videoCodec: "vp9" }), [modellix], "mp4"],
    ["WebM", file("webm", { videoCodec: "vp9" }), paid, "mp4"],
    ["FLAC", file("flac"), paid, "mp3"],
    ["M4A", file("m4a"), paid, "mp3"],
    ["WAV", file("wav"), paid, null],
    ["FLAC without any model", file("flac"), [], "mp3"],
    ["JPEG without any model", file("jpeg"), [], null],
  ])("%s", (_what, asset, models, format) => {
    expect(planEdit(asset, models)?.format ?? null).toBe(format);
  });

  test("where one takes no MP3 a sound becomes WAV, and nothing where neither would help", () => {
    const taking = (...taken: Format[]) => {
      const audio = { ...sampleModel.limits.references.audio, formats: taken };
      return {
        ...sampleModel,
        limits: { ...sampleModel.limits, references: { ...sampleModel.limits.references, audio } },
      };
    };
    expect(planEdit(file("flac"), [oxen, taking("wav")])?.format).toBe("wav");
    expect(planEdit(file("m4a"), [taking("aac")])).toBeNull();
  });

  test("whatever the file and the models, what is planned is taken by every one that takes the kind", () => {
    const everything = fc.record({
      format: fc.constantFrom(...formatNames),
      hasAlpha: fc.boolean(),
      needsConverting: fc.boolean(),
      codec: fc.constantFrom("avc", "hevc", "vp9", "prores", "mpeg4"),
      sound: fc.constantFrom("aac", "mp3", "alac", "opus", "pcm-s24"),
      models: fc.subarray(catalog),
    });
    fc.assert(
      fc.property(everything, ({ format, hasAlpha, needsConverting, codec, sound, models }) => {
        const { kind } = formats[format];
        const asset = file(format, {
          ...(kind === "image" ? (hasAlpha ? { hasAlpha } : {}) : { audioCodec: sound, hasSound: true }),
          ...(kind === "video" ? { videoCodec: codec } : {}),
          ...(needsConverting ? { needsConverting } : {}),
        });
        const codes = (one: Asset) =>
          models.flatMap(({ limits }) => {
            const of = limits.references[kind];
            return of ? checkReference(one, of, "", "").map(({ code }) => code) : [];
          });
        const edit = planEdit(asset, models);
        const left = codes(edit ? afterEdit(asset, edit) : asset);
        expect(left.filter((code) => solvedByConverting.has(code))).toEqual([]);
        if (isConvertingNeeded(asset, models)) expect(edit).not.toBeNull();
      }),
      { seed: 17, numRuns: 400 },
    );
  });
});

describe("what is converted by itself", () => {
  test.each<[string, Asset, readonly (typeof animatic)[], boolean]>([
    ["what nobody can be sent", file("heic"), [animatic, oxen], true],
    ["also for the animatic alone", file("heic"), [animatic], true],
    ["TIFF for Oxen alone", file("tiff"), [oxen], true],
    ["TIFF for Oxen beside the free animatic, which takes it", file("tiff"), [animatic, oxen], true],
    ["TIFF for the animatic alone", file("tiff"), [animatic], false],
    ["TIFF for Oxen beside a paid one that takes it", file("tiff"), [oxen, siraya], false],
    ["nothing without a model", file("heic"), [], false],
  ])("%s", (_what, asset, models, isNeeded) => {
    expect(isConvertingNeeded(asset, models)).toBe(isNeeded);
  });
});

test("a file that must be converted is refused for that alone, by every model", () => {
  const odd = { needsConverting: true, videoCodec: "prores", audioCodec: "pcm-s16" } as const;
  const clip = { ...file("mov", odd), sizeBytes: 900_000_000 };
  for (const { limits } of catalog) {
    const of = limits.references.video;
    if (!of) continue;
    const issues = checkReference(clip, of, "Video 1", "r");
    expect(issues.map(issueMessage)).toEqual(["Video 1: ProRes, convert to send"]);
  }
  const text = (asset: Asset) =>
    issueMessage(checkReference(asset, siraya.limits.references.image!, "Image 1", "r")[0]!);
  expect(text(file("heic"))).toBe("Image 1: HEIC, convert to send");
  expect(text(file("mp4", { needsConverting: true, audioCodec: "adpcm_ms" }))).toBe(
    "Image 1: ADPCM, convert to send",
  );
});

describe("a file after an edit", () => {
  test("a film has even sides, one encoding, and nothing of what was special about it", () => {
    const clip = file("mov", {
      ...{ widthPx: 1921, heightPx: 1080, durationMs: 10_000, fps: 59.94, channels: 6, hasSound: true },
      ...{
        videoCodec: "hevc",
        audioCodec: "aac",
        hdr: "hlg",
        bitDepth: 10,
        isInterlaced: true,
        hiddenMs: 40,
      },
    });
    const { measured, format, sizeBytes } = afterEdit(clip, {
      ...{ version: 1, format: "mp4", shortSidePx: 720, fps: 24 },
    });
    expect({ measured, format }).toEqual({
      format: "mp4",
      measured: {
        ...{ widthPx: 1280, heightPx: 720, durationMs: 10_000, fps: 24, channels: 2, hasSound: true },
        ...{ videoCodec: "avc", audioCodec: "aac" },
      },
    });
    expect(sizeBytes).toBeGreaterThan(1_000_000);
    const small = afterEdit(clip, { version: 1, format: "mp4", maxBytes: 500_000, isSilent: true });
    expect(small).toMatchObject({ sizeBytes: 500_000, measured: { hasSound: false, widthPx: 1920 } });
    expect(small.measured.audioCodec).toBeUndefined();
  });

  test("a film's picture is an image, and its sound a sound", () => {
    const clip = file("mp4", { hasSound: true, audioCodec: "aac" });
    const still = afterEdit(clip, { version: 1, format: "png", stillAt: "last" });
    expect(still).toMatchObject({ kind: "image", measured: { widthPx: 1280, heightPx: 720 } });
    const sound = afterEdit(clip, { version: 1, format: "wav" });
    expect(sound).toMatchObject({ kind: "audio", measured: { durationMs: 5000, audioCodec: "pcm-s16" } });
  });

  test("nothing is made larger", () => {
    const edit = { version: 1, format: "jpeg", shortSidePx: 4000 } as const;
    expect(afterEdit(file("png"), edit).measured).toEqual({ widthPx: 1280, heightPx: 720 });
  });
});
