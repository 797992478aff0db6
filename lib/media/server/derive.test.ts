import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeOddMedia, oddMediaMs } from "#simulators/odd-media.ts";
import { makeDerivatives } from "./derive.ts";
import { readMedia } from "./read-media.ts";
import { createBitmap } from "./testing/create-bitmap.ts";
import { createClip } from "./testing/create-clip.ts";
import { hide, mirror, turn } from "./testing/add-words.ts";
import { createFilm } from "./testing/create-film.ts";

const phone = {
  video: "libx265",
  pixels: "yuv420p10le",
  filters:
    "drawbox=c=red:t=fill,drawbox=y=120:c=blue:t=fill,setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc",
  options: { "x265-params": "log-level=none" },
};
const aiff = { audio: "pcm_s16be" };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "derive-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function derive(bytes: Uint8Array) {
  const path = join(folder, "original");
  await writeFile(path, bytes);
  const read = await readMedia(path, { folder });
  if ("unreadable" in read) throw new Error(read.unreadable);
  const shown = await makeDerivatives(path, read, folder);
  return new Map([...read.made, ...shown.made].map((one) => [one.kind, one]));
}
/** Left half light, right half dark: upright it stays so. */
const twoHalves = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: "#101010" } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: "#f0f0f0" } }, left: 0, top: 0 },
  ]);
const grayAt = async (path: string, x: number, y: number) => {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels] ?? -1;
};

describe("what is shown in a file's place", () => {
  test("a video: its first picture as it is shown, and its sound", async () => {
    const made = await derive(await createFilm("header at the end"));
    const poster = made.get("poster")!;
    expect(poster).toMatchObject({ contentType: "image/webp", widthPx: 320, heightPx: 180 });
    expect(await grayAt(poster.path, 0.25, 0.5)).toBeGreaterThan(200);
    expect(await grayAt(poster.path, 0.75, 0.5)).toBeLessThan(60);
    const { durationMs, peaks } = JSON.parse(await readFile(made.get("waveform")!.path, "utf8")) as {
      durationMs: number;
      peaks: number[];
    }; // our own file
    expect(durationMs).toBeGreaterThan(1900);
    expect(peaks).toHaveLength(1000);
    expect(Math.max(...peaks.slice(0, 400))).toBeLessThan(0.1);
    expect(Math.max(...peaks.slice(600, 900))).toBeGreaterThan(0.3);
  });

  test.each([
    ["a tone 23 dB under full scale on both sides", -23, -23],
    ["a louder one", -10, -10],
    ["silence", null, null],
  ])("a video's loudness is that of its sound as a whole: %s", async (_what, toneDbfs, lufs) => {
    const path = join(folder, "clip");
    await createClip(path, { widthPx: 64, heightPx: 64, fps: 24, seconds: 3, toneDbfs });
    const read = await readMedia(path);
    if ("unreadable" in read) throw new Error(read.unreadable);
    const { loudnessLufs } = await makeDerivatives(path, read, folder);
    if (lufs === null) expect(loudnessLufs).toBeNull();
    else expect(Math.abs(loudnessLufs! - lufs)).toBeLessThan(0.1);
  });

  test("what has no sound has no loudness", async () => {
    const path = join(folder, "clip");
    await writeFile(path, await createFilm("pictures alone"));
    const read = await readMedia(path);
    if ("unreadable" in read) throw new Error(read.unreadable);
    expect(await makeDerivatives(path, read, folder)).toEqual({ made: [], loudnessLufs: null });
  });

  test("a video that lies on its side stands upright on its poster", async () => {
    const poster = (await derive(await createFilm("pictures alone", { rotation: 90 }))).get("poster")!;
    expect(poster).toMatchObject({ widthPx: 180, heightPx: 320 });
    // Turned clockwise, what was left is on top.
    expect(await grayAt(poster.path, 0.5, 0.25)).toBeGreaterThan(200);
    expect(await grayAt(poster.path, 0.5, 0.75)).toBeLessThan(60);
  });

  test("a mirrored video is mirrored on its poster", async () => {
    const poster = (await derive(mirror(await createFilm("header at the end")))).get("poster")!;
    expect(await grayAt(poster.path, 0.25, 0.5)).toBeLessThan(60);
    expect(await grayAt(poster.path, 0.75, 0.5)).toBeGreaterThan(200);
  });

  test("what a cut without encoding has hidden is not on the poster", async () => {
    const poster = (await derive(hide(await createFilm("header at the end"), 1))).get("poster")!;
    // The dark half begins with 20 and gets lighter by 30 until the middle.
    expect(await grayAt(poster.path, 0.75, 0.5)).toBeGreaterThan(40);
  });

  test("HDR that lies on its side stands upright on its poster, in its own colours", async () => {
    const film = await readFile(await makeOddMedia(join(folder, "phone.mp4"), phone));
    const poster = (await derive(turn(film))).get("poster")!;
    expect(poster).toMatchObject({ widthPx: 240, heightPx: 320 });
    const { data, info } = await sharp(poster.path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    // What was blue and stood below stands at the left, what was red at the right.
    const [left, right] = [at(60, 160), at(180, 160)];
    expect(left[2]! - left[0]!).toBeGreaterThan(50);
    expect(right[0]! - right[2]!).toBeGreaterThan(50);
  });

  test("a sound has a waveform alone", async () => {
    expect([...(await derive(await createFilm("mp3"))).keys()]).toEqual(["waveform"]);
  });

  test("a sound that not every browser plays has a copy that all do, as long as it is", async () => {
    const made = await derive(await readFile(await makeOddMedia(join(folder, "field.aiff"), aiff)));
    expect([...made.keys()]).toEqual(["waveform", "listen"]);
    const { path, contentType } = made.get("listen")!;
    expect(contentType).toBe("audio/mp4");
    const copy = await readMedia(path);
    expect(copy).toMatchObject({ format: "m4a", measured: { audioCodec: "aac", channels: 2 } });
    if ("measured" in copy) expect(Math.abs((copy.measured.durationMs ?? 0) - oddMediaMs)).toBeLessThan(60);
  });

  test.each([1, 4, 8, 16, 24, 32] as const)(
    "a bitmap of %i bits has a preview with its colours",
    async (bits) => {
      const made = await derive(createBitmap({ widthPx: 16, heightPx: 10, bits }));
      const preview = await sharp(made.get("preview")!.path).resize(1, 1).removeAlpha().raw().toBuffer();
      expect([...preview].map((value) => (value > 60 ? 1 : 0))).toEqual([1, bits === 1 ? 0 : 1, 0]);
    },
  );

  test("a TIFF and a large image have a preview of at most 1600 px, a small image has none", async () => {
    expect((await derive(await twoHalves().tiff().toBuffer())).get("preview")).toMatchObject({
      widthPx: 300,
    });
    expect((await derive(await twoHalves(4000, 1000).jpeg().toBuffer())).get("preview")).toMatchObject({
      widthPx: 1600,
      heightPx: 400,
    });
    expect([...(await derive(await twoHalves().png().toBuffer())).keys()]).toEqual(["poster"]);
  });
});

describe("the copy that is sent", () => {
  const words = { IFD0: { Copyright: "somebody" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } };

  test.each(["jpeg", "png", "webp"] as const)("a %s loses its words and keeps its format", async (format) => {
    const original = await twoHalves().withExif(words).toFormat(format).toBuffer();
    const sent = (await derive(original)).get("sendable")!;
    const bytes = await readFile(sent.path);
    expect(sent).toMatchObject({ contentType: `image/${format}`, widthPx: 300, heightPx: 200 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes("somebody")).toBe(false);
  });

  test.each([false, true])(
    "a JPEG that stands upright keeps every pixel (progressive: %s)",
    async (progressive) => {
      const original = await twoHalves().withExif(words).jpeg({ progressive }).toBuffer();
      const withFilmBehind = Buffer.concat([original, Buffer.from("a film that a phone put behind it")]);
      const sent = await readFile((await derive(withFilmBehind)).get("sendable")!.path);
      expect(sent.includes("a film that")).toBe(false);
      expect((await sharp(sent).raw().toBuffer()).equals(await sharp(original).raw().toBuffer())).toBe(true);
    },
  );

  test("a JPEG that lies on its side is stood upright", async () => {
    const lying = await twoHalves().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const sent = (await derive(lying)).get("sendable")!;
    expect(sent).toMatchObject({ widthPx: 200, heightPx: 300 });
    expect(await grayAt(sent.path, 0.5, 0.1)).toBeGreaterThan(200);
  });

  test("is made only where there is something to take out", async () => {
    expect((await derive(await twoHalves().jpeg().toBuffer())).has("sendable")).toBe(false);
  });
});
