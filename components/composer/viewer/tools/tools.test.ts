import { describe, expect, test } from "vitest";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { sampleAsset } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { asItIs, ratesOf, sidesOf, smallEnough, soundOf } from "./size-options.ts";
import { sizeAfter, whatChanges } from "./what-changes.ts";

const models = allModels().map(({ model }) => model);
const only = (...ids: string[]) => models.filter(({ id }) => ids.includes(id));
const [oxen, modellix] = ["oxen/seedance-2.0-r2v", "modellix/seedance-2.0-v2v"] as const;

const file = (format: Format, measured: Measured, sizeBytes = 5_000_000): Asset => ({
  ...sampleAsset(1, format),
  ...{ measured, sizeBytes },
});
const uhd = { widthPx: 3840, heightPx: 2160, durationMs: 10_000, fps: 59.94, videoCodec: "avc" } as const;

describe("the sizes to choose from", () => {
  test("begin with the largest that every chosen model takes, and none is larger than the file", () => {
    expect(sidesOf(file("mp4", uhd), only(oxen, modellix))).toEqual([720, 540, 480, 360]);
    expect(sidesOf(file("mp4", uhd), only(modellix))).toEqual([1440, 1080, 720, 540, 480, 360]);
    expect(sidesOf(file("mp4", { ...uhd, widthPx: 640, heightPx: 480 }), only(oxen))).toEqual([360]);
    expect(sidesOf(file("mp3", { durationMs: 3000 }), only(oxen))).toEqual([]);
  });

  test("are exact where no usual one comes near: a photograph's long side is its limit", () => {
    const photo = file("jpeg", { widthPx: 9000, heightPx: 6750 });
    const [first] = sidesOf(photo, only(modellix));
    expect(afterEdit(photo, { version: 1, format: "jpeg", shortSidePx: first! }).measured).toEqual({
      ...{ widthPx: 6000, heightPx: 4500 },
    });
  });

  test("of rates are those below the file's", () => {
    expect(ratesOf(file("mp4", uhd))).toEqual([30, 25, 24]);
    expect(ratesOf(file("mp4", { ...uhd, fps: 120 }))).toEqual([60, 30, 25, 24]);
    expect(ratesOf(file("jpeg", {}))).toEqual([]);
  });
});

test("what is proposed is small enough for the chosen models, and no smaller", () => {
  const large = file("mov", { ...uhd, fps: 120 }, 400_000_000);
  const edit = smallEnough(large, asItIs(large), only(oxen, modellix));
  expect(edit).toEqual({ version: 1, format: "mp4", shortSidePx: 720, fps: 60 });
  const heavy = file("mp4", { ...uhd, widthPx: 1920, heightPx: 1080 }, 400_000_000);
  expect(smallEnough(heavy, asItIs(heavy), only(modellix)).maxBytes).toBe(200_000_000);
  const fine = file("mp4", { ...uhd, widthPx: 1280, heightPx: 720 });
  expect(smallEnough(fine, asItIs(fine), only(oxen, modellix))).toEqual({ version: 1, format: "mp4" });
});

test("a file keeps its format where it is a target, and its sound is taken out as what is taken", () => {
  expect(asItIs(file("png", {})).format).toBe("png");
  expect(asItIs(file("webp", {})).format).toBe("jpeg");
  expect(asItIs(file("webp", { hasAlpha: true })).format).toBe("png");
  expect(asItIs(file("flac", {})).format).toBe("mp3");
  expect(soundOf(file("mov", { ...uhd, hasSound: true }), only(oxen))).toEqual({ version: 1, format: "mp3" });
});

test("what an edit changes is said in few words, what it becomes first", () => {
  const odd = file("mov", {
    ...{
      ...uhd,
      videoCodec: "prores",
      hdr: "hlg",
      bitDepth: 10,
      isInterlaced: true,
      channels: 6,
      hasSound: true,
    },
  });
  expect(whatChanges(odd, { version: 1, format: "mp4", shortSidePx: 1080, fps: 24 })).toEqual([
    "ProRes MOV → H.264 MP4",
    "3840 × 2160 → 1920 × 1080",
    "59.94 fps → 24 fps",
    "HDR → SDR",
    "Deinterlaced",
    "Mixed down to stereo",
  ]);
  const seen = file("heic", { widthPx: 800, heightPx: 600, hasAlpha: true, colours: "wide", bitDepth: 10 });
  expect(whatChanges(seen, { version: 1, format: "jpeg" })).toEqual([
    ...["HEIC → JPEG", "sRGB colours", "10-bit → 8-bit", "Transparency becomes white"],
  ]);
  expect(whatChanges({ ...seen, format: "png" }, { version: 1, format: "png" })).toEqual(["sRGB colours"]);
  const plain = file("mp4", { ...uhd, hasSound: false });
  expect(whatChanges(plain, { version: 1, format: "mp4" })).toEqual([]);
  expect(sizeAfter(plain, { version: 1, format: "mp4", maxBytes: 2_000_000 })).toBe("under 2 MB");
  expect(sizeAfter(file("jpeg", { widthPx: 4032, heightPx: 3024 }), { version: 1, format: "jpeg" })).toMatch(
    /^about \d(\.\d)? MB$/,
  );
});
