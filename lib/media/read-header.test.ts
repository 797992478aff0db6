import { mkdtemp, open, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeStillVideo } from "#e2e/still-video.ts";
import { openFileSource } from "./server/file-source.ts";
import { readMedia } from "./server/read-media.ts";
import { createBitmap } from "./server/testing/create-bitmap.ts";
import { createFilm, type films } from "./server/testing/create-film.ts";
import { readHeader } from "./read-header.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "header-"));
});
afterAll(() => rm(folder, { recursive: true }));

const pathOf = async (bytes: Uint8Array | string) => {
  const path = join(folder, `${Math.random()}`);
  await writeFile(path, bytes);
  return path;
};
const readPath = async (path: string) => {
  await using source = await openFileSource(path);
  return await readHeader(source);
};
const read = async (bytes: Uint8Array | string) => (await readPath(await pathOf(bytes))).reading;
const picture = (width = 321, height = 123) =>
  sharp({ create: { width, height, channels: 3, background: "#c63" } });
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

describe("the header tells what the studio's own reading tells", () => {
  test.each<keyof typeof films>([
    "header at the end",
    "header at the start",
    "fragmented",
    "pictures alone",
    "hevc",
    "mov",
    "webm",
    "weba",
    "m4a",
    "mp3",
    "wav",
  ])("%s", async (name) => {
    const path = await pathOf(await createFilm(name, { seconds: 3 }));
    const { reading, readBytes } = await readPath(path);
    const whole = await readMedia(path);
    if ("unreadable" in reading || "unreadable" in whole) throw new Error(JSON.stringify([reading, whole]));
    const { durationMs, fps, ...measured } = whole.measured;
    expect(reading.format).toBe(whole.format);
    expect(reading.measured).toMatchObject(measured);
    expect(Math.abs(reading.measured.durationMs! - durationMs!)).toBeLessThan(30); // both have one
    if (fps) expect(reading.measured.fps).toBeCloseTo(fps, 1);
    expect(readBytes).toBeLessThan(200_000);
  });

  test.each(["jpeg", "png", "webp", "gif", "tiff"] as const)("a %s, upright or not", async (format) => {
    for (const orientation of format === "gif" ? [1] : [1, 6]) {
      const path = await pathOf(await picture().withMetadata({ orientation }).toFormat(format).toBuffer());
      const whole = await readMedia(path);
      expect("unreadable" in whole ? whole : { format: whole.format, measured: whole.measured }).toEqual(
        (await readPath(path)).reading,
      );
    }
  });

  test("a bitmap from the top", async () => {
    expect(await read(createBitmap({ widthPx: 70, heightPx: 50, bits: 24, isTopDown: true }))).toEqual({
      format: "bmp",
      measured: { widthPx: 70, heightPx: 50 },
    });
  });

  test("an animated GIF by its first picture", async () => {
    const frames = await sharp({ create: { width: 90, height: 160, channels: 3, background: "#123" } })
      .png()
      .toBuffer();
    const bytes = await sharp([frames, frames, frames], { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await read(bytes)).toEqual({ format: "gif", measured: { widthPx: 90, heightPx: 160 } });
  });

  test("a clip that a phone took upright, by its matrix", async () => {
    const film = await createFilm("mov", { rotation: 90 });
    expect(await read(film)).toMatchObject({ measured: { widthPx: 180, heightPx: 320 } });
  });
});

describe("long and large files cost a few KB", () => {
  test("18.2 s of 1080p60", async () => {
    const path = await makeStillVideo(join(folder, "long.mp4"), {
      width: 1920,
      height: 1080,
      seconds: 18.2,
      fps: 60,
    });
    const { reading, readBytes } = await readPath(path);
    const measured = { widthPx: 1920, heightPx: 1080, durationMs: 18_200, fps: 60, videoCodec: "avc" };
    expect(reading).toEqual({ format: "mp4", measured: { ...measured, hasSound: false } });
    expect(readBytes).toBeLessThan(20_000);
  });

  test("4.6 GB, whose header and last pictures lie beyond what 32 bits count", async () => {
    const path = await makeStillVideo(join(folder, "huge.mp4"), {
      width: 1280,
      height: 720,
      seconds: 2,
      fps: 30,
      sizeBytes: 4.6e9,
    });
    expect((await stat(path)).size).toBeGreaterThan(2 ** 32);
    const { reading, readBytes } = await readPath(path);
    expect(readBytes).toBeLessThan(200_000);
    expect(reading).toMatchObject({ measured: { widthPx: 1280, heightPx: 720, durationMs: 2000, fps: 30 } });
    expect(await readMedia(path)).toMatchObject(reading); // it is a real film: this one decodes it
  });

  test("a PNG of 6 500 px and more than 40 MB", async () => {
    const create = { width: 6500, height: 2100, channels: 3, background: "#000" } as const;
    const bytes = await sharp({ create }).png({ compressionLevel: 0 }).toBuffer();
    const path = await pathOf(bytes);
    expect(bytes.length).toBeGreaterThan(40e6);
    const { reading, readBytes } = await readPath(path);
    expect(reading).toEqual({ format: "png", measured: { widthPx: 6500, heightPx: 2100 } });
    expect(readBytes).toBeLessThan(10_000);
  });

  test("22 s of M4A", async () => {
    const { reading, readBytes } = await readPath(await pathOf(await createFilm("m4a", { seconds: 22 })));
    expect(reading).toMatchObject({ format: "m4a", measured: { audioCodec: "aac", hasSound: true } });
    expect("measured" in reading && reading.measured.durationMs).toBeGreaterThanOrEqual(22_000);
    expect("measured" in reading && reading.measured.durationMs).toBeLessThan(22_100);
    expect(readBytes).toBeLessThan(20_000);
  });

  test("an MP3 without a table of contents, between a long tag and an old one", async () => {
    const film = await createFilm("mp3", { seconds: 20 });
    const { reading: told } = await readPath(await pathOf(film));
    const frames = film.subarray(firstFrameAfterTable(film));
    const tag = Buffer.concat([Buffer.from("ID3\x04\0\0\0\x02\x00\x00", "latin1"), Buffer.alloc(32_768)]);
    const oldTag = Buffer.alloc(128);
    oldTag.write("TAG", "latin1");
    const { reading, readBytes } = await readPath(await pathOf(Buffer.concat([tag, frames, oldTag])));
    if ("unreadable" in reading || "unreadable" in told) throw new Error(JSON.stringify([reading, told]));
    expect(Math.abs(reading.measured.durationMs! - told.measured.durationMs!)).toBeLessThan(400);
    expect(readBytes).toBeLessThan(250_000);
  });
});

describe("what cannot be used is told with its reason", () => {
  test.each([
    ["half an MP4", async () => half(await createFilm("header at the end")), "damaged"],
    [
      "half an MP4 whose header came first",
      async () => half(await createFilm("header at the start")),
      "damaged",
    ],
    ["half a WebM", async () => half(await createFilm("webm")), "damaged"],
    ["half a WAV", async () => half(await createFilm("wav")), "damaged"],
    ["words named as a film", () => "These are words. ".repeat(300), "format"],
    ["nothing", () => "", "format"],
    [
      "an image cut within its header",
      async () => (await picture().jpeg().toBuffer()).subarray(0, 20),
      "damaged",
    ],
  ])("%s", async (_name, make, reason) => {
    expect(await read(await make())).toEqual({ unreadable: reason });
  });

  test("a small PNG that claims 900 megapixels, with its numbers", async () => {
    const png = await picture().png().toBuffer();
    png.writeUInt32BE(30_000, 16);
    png.writeUInt32BE(30_000, 20);
    expect(await read(png)).toEqual({
      unreadable: "too-many-pixels",
      pixels: { widthPx: 30_000, heightPx: 30_000 },
    });
  });

  test("a file that became shorter while it was read", async () => {
    const path = await pathOf(await createFilm("header at the end"));
    await using source = await openFileSource(path);
    await using file = await open(path, "r+");
    await file.truncate(5000);
    expect((await readHeader(source)).reading).toEqual({ unreadable: "damaged" });
  });
});

/** Where the frames begin that sound, behind the one that holds the table. */
function firstFrameAfterTable(mp3: Buffer): number {
  const table = Math.max(mp3.indexOf("Xing"), mp3.indexOf("Info"));
  return table < 0 ? 0 : mp3.indexOf(Buffer.from([0xff, 0xfb]), table);
}
