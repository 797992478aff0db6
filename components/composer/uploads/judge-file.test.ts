import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { judgeFile, refusalOf } from "./judge-file.ts";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test("a file is what its bytes say, not what its name says", async () => {
  expect(await judgeFile(new File([new Uint8Array(png)], "photo.jpg", { type: "image/jpeg" }))).toEqual({
    format: "png",
    kind: "image",
  });
  expect(await judgeFile(new File(["just words"], "clip.mp4", { type: "video/mp4" }))).toEqual({
    refusal: expect.stringContaining("Can't use this kind of file."),
  });
});

test("what phones, editors and recorders leave is told before a byte of it is sent", async () => {
  const tiled = await readFile("lib/media/server/testing/tiled.heic");
  expect(await judgeFile(new File([new Uint8Array(tiled)], "IMG_4032.HEIC"))).toEqual({
    format: "heic",
    kind: "image",
  });
  expect(await judgeFile(new File(["FORM\0\0\0\x24AIFFCOMM"], "field.aif"))).toEqual({
    format: "aiff",
    kind: "audio",
  });
  expect(await judgeFile(new File(["RIFF\0\0\0\0AVI LIST"], "camera.avi"))).toMatchObject({ format: "avi" });
});

test("an empty file has a sentence of its own", async () => {
  expect(await judgeFile(new File([], "nothing.png"))).toEqual({ refusal: "The file is empty." });
});

test("only what the studio would refuse by the same header is refused, with its numbers", () => {
  const pixels = { widthPx: 30_000, heightPx: 30_000 };
  expect(refusalOf({ unreadable: "too-many-pixels", pixels })).toBe(
    "30000 × 30000 px, 900 megapixels (max 100). Scale it down.",
  );
  expect(refusalOf({ unreadable: "format" })).toContain("Can't use this kind of file.");
  expect(refusalOf({ unreadable: "sound-codec", codec: "ADPCM" })).toBe(
    "The sound is ADPCM, which can't be read here. Convert it to WAV (PCM) or MP3.",
  );
  expect(refusalOf({ unreadable: "codec", codec: "Motion JPEG" })).toBe(
    "The video uses Motion JPEG, which can't be read here. Save it as H.264 and AAC.",
  );
  for (const unreadable of ["damaged", "too-slow", "codec", "sound-codec", "no-content"] as const)
    expect(refusalOf({ unreadable })).toBeNull();
  expect(refusalOf({ format: "png", measured: {} })).toBeNull();
});
