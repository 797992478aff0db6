import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMedia } from "./read-media.ts";
import { createBitmap } from "./testing/create-bitmap.ts";
import { createFilm, type films } from "./testing/create-film.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "read-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, bytes: Uint8Array | string) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return await readMedia(path);
}
const picture = (width = 321, height = 123) =>
  sharp({ create: { width, height, channels: 3, background: "#c63" } });

describe("films and sounds", () => {
  const pictures = { widthPx: 320, heightPx: 180, fps: 24 };
  test.each<[keyof typeof films, string, string, object]>([
    [
      "header at the end",
      "mp4",
      "video",
      { ...pictures, videoCodec: "avc", audioCodec: "aac", hasSound: true },
    ],
    [
      "header at the start",
      "mp4",
      "video",
      { ...pictures, videoCodec: "avc", audioCodec: "aac", hasSound: true },
    ],
    ["fragmented", "mp4", "video", { ...pictures, videoCodec: "avc", audioCodec: "aac", hasSound: true }],
    ["pictures alone", "mp4", "video", { ...pictures, videoCodec: "avc", hasSound: false }],
    ["hevc", "mp4", "video", { ...pictures, videoCodec: "hevc", hasSound: false }],
    ["mov", "mov", "video", { ...pictures, videoCodec: "avc", audioCodec: "aac", hasSound: true }],
    ["webm", "webm", "video", { ...pictures, videoCodec: "vp9", audioCodec: "opus", hasSound: true }],
    ["weba", "weba", "audio", { audioCodec: "opus", hasSound: true }],
    ["m4a", "m4a", "audio", { audioCodec: "aac", hasSound: true }],
    ["mp3", "mp3", "audio", { audioCodec: "mp3", hasSound: true }],
    ["wav", "wav", "audio", { audioCodec: "pcm-s16", hasSound: true }],
  ])("%s", async (name, format, kind, measured) => {
    const answer = await read("anything.bin", await createFilm(name));
    expect(answer).toMatchObject({ format, kind, measured });
    if ("unreadable" in answer) return;
    // An encoder may add its own delay of some packets.
    expect(answer.measured.durationMs).toBeGreaterThanOrEqual(1990);
    expect(answer.measured.durationMs).toBeLessThanOrEqual(2110);
  });

  test("a film that lies on its side is measured as it is shown", async () => {
    const film = await createFilm("header at the end", { rotation: 90 });
    expect(await read("side.mp4", film)).toMatchObject({ measured: { widthPx: 180, heightPx: 320 } });
  });

  test("a film of changing pace has the rate of its median frame", async () => {
    const frameTimes = [...Array(12).keys()].map((i) => i / 12).concat([1, 1.25, 1.5, 1.75]);
    expect(await read("vfr.mp4", await createFilm("pictures alone", { frameTimes }))).toMatchObject({
      measured: { fps: 12 },
    });
  });
});

describe("what players get over", () => {
  test("an MP3 behind two tags and junk", async () => {
    const tag = Buffer.from("ID3\x04\0\0\0\0\0\0", "latin1");
    const sound = await createFilm("mp3");
    const whole = await read("whole.mp3", sound);
    expect(await read("two.mp3", Buffer.concat([tag, tag, Buffer.alloc(700, "junk"), sound]))).toEqual(whole);
  });

  test("a WAV that was written into a pipe", async () => {
    const sound = await createFilm("wav");
    const whole = await read("whole.wav", sound);
    const untold = Buffer.from(sound);
    untold.writeUInt32LE(0, 4);
    untold.writeUInt32LE(0, untold.indexOf("data") + 4);
    expect(await read("pipe.wav", untold)).toEqual(whole);
  });

  test("a WebM whose last pictures are lost, with nothing behind them", async () => {
    const film = await createFilm("webm");
    const cluster = film.lastIndexOf("1f43b675", "hex");
    film.fill(0, cluster + Math.floor((film.length - cluster) / 2));
    expect(await read("lost.webm", film)).toMatchObject({ format: "webm", measured: { fps: 24 } });
  });

  test("a JPEG without the mark at its end, upright in the copy that is sent", async () => {
    const photo = await noise().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const place = await mkdtemp(join(folder, "made-"));
    const path = join(folder, "tail.jpg");
    await writeFile(path, photo.subarray(0, -2));
    const answer = await readMedia(path, { folder: place });
    expect(answer).toMatchObject({ format: "jpeg", made: [{ kind: "sendable" }, { kind: "poster" }] });
  });
});

describe("images", () => {
  test("a PNG named .jpg is a PNG", async () => {
    expect(await read("hero.jpg", await picture().png().toBuffer())).toMatchObject({
      format: "png",
      kind: "image",
      measured: { widthPx: 321, heightPx: 123 },
    });
  });

  test("a photograph is measured upright", async () => {
    const lying = await picture().withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(await read("photo.jpg", lying)).toMatchObject({ measured: { widthPx: 123, heightPx: 321 } });
  });

  test("bitmaps, TIFF, GIF and WebP are read", async () => {
    expect(await read("a.bmp", createBitmap({ widthPx: 7, heightPx: 5, bits: 8 }))).toMatchObject({
      format: "bmp",
    });
    for (const format of ["tiff", "gif", "webp"] as const)
      expect(await read(`a.${format}`, await picture().toFormat(format).toBuffer())).toMatchObject({
        format,
      });
  });
});

describe("what cannot be used is told with its reason", () => {
  test.each([
    ["text named .mp4", () => "This is a text and no film. ".repeat(100), "format"],
    ["an SVG", () => `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "format"],
    ["nothing", () => "", "format"],
    ["half an MP4", async () => half(await createFilm("header at the end")), "damaged"],
    [
      "half an MP4 whose header came first",
      async () => half(await createFilm("header at the start")),
      "damaged",
    ],
    ["half a WebM", async () => half(await createFilm("webm")), "damaged"],
    ["a WAV of nobody's encoding", async () => withEncoding(await createFilm("wav"), 0x7777), "sound-codec"],
    ["half a WAV", async () => half(await createFilm("wav")), "damaged"],
    ["half a PNG", async () => half(await noise().png().toBuffer()), "damaged"],
    ["half a JPEG", async () => half(await noise().jpeg().toBuffer()), "damaged"],
    ["half a bitmap", () => half(createBitmap({ widthPx: 90, heightPx: 90, bits: 24 })), "damaged"],
    [
      "a PNG that claims 30 000 × 30 000",
      async () => claimSize(await picture().png().toBuffer()),
      "too-many-pixels",
    ],
    [
      "an MP4 that claims 30 000 × 30 000",
      async () => claimFilmSize(await createFilm("pictures alone")),
      "too-many-pixels",
    ],
  ])("%s", async (_name, make, reason) => {
    expect(await read("file.mp4", await make())).toEqual({ unreadable: reason });
  });

  test("a file that is not there", async () => {
    expect(await readMedia(join(folder, "missing"))).toEqual({ unreadable: "damaged" });
  });

  test("a reading that takes too long is ended", async () => {
    const path = join(folder, "slow.mp4");
    await writeFile(path, await createFilm("header at the end"));
    expect(await readMedia(path, { deadlineMs: 1 })).toEqual({ unreadable: "too-slow" });
  });
});

/** A WAV that names another encoding of its samples. */
function withEncoding(wav: Buffer, tag: number): Buffer {
  const bytes = Buffer.from(wav);
  bytes.writeUInt16LE(tag, bytes.indexOf("fmt ") + 8);
  return bytes;
}

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const noise = () =>
  sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });

function claimSize(png: Buffer): Buffer {
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  return png;
}

/** In what says how the pictures are encoded, and in what says how large they are shown. */
function claimFilmSize(film: Buffer): Buffer {
  const entry = film.indexOf("avc1", film.indexOf("stsd", 0, "latin1"), "latin1");
  film.writeUInt16BE(30_000, entry + 28);
  film.writeUInt16BE(30_000, entry + 30);
  const header = film.indexOf("tkhd", 0, "latin1");
  const length = film.readUInt32BE(header - 4);
  film.writeUInt32BE(30_000 * 65_536, header - 4 + length - 8);
  film.writeUInt32BE(30_000 * 65_536, header - 4 + length - 4);
  return film;
}
