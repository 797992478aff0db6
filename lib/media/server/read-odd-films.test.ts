import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formats } from "#lib/domain/media/format.ts";
import { memorySource } from "#lib/media/bytes.ts";
import { readHeader } from "#lib/media/read-header.ts";
import { makeDerivatives } from "./derive.ts";
import { readMedia } from "./read-media.ts";
import { createOddFilm, oddFilms } from "./testing/odd-films.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "odd-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Containers round, encoders of sound add a start of their own, and a picture lasts. */
const toleratedMs = 110;
/** What the browser cannot tell without decoding. */
const looks = ["bitDepth", "hdr", "isInterlaced", "hasAlpha", "colours"] as const;

describe.concurrent("films and sounds as people have them", () => {
  test.each(Object.entries(oddFilms))("%s", async (name, { format, measured, pictures }) => {
    const bytes = await createOddFilm(name);
    const place = await mkdtemp(join(folder, "made-"));
    const path = join(place, "original");
    await writeFile(path, bytes);
    const read = await readMedia(path, { folder: place });
    if ("unreadable" in read) throw new Error(read.unreadable);
    expect(read.format).toBe(format);
    const { durationMs, fps, ...facts } = read.measured;
    const { fps: rightFps, ...rightFacts } = measured;
    expect(facts).toEqual(rightFacts);
    expect(Math.abs(durationMs! - 1000)).toBeLessThan(toleratedMs); // every one has a length
    if (rightFps) expect(fps).toBeCloseTo(rightFps, 2);

    const { reading, readBytes } = await readHeader(memorySource(bytes));
    if ("unreadable" in reading) throw new Error(reading.unreadable);
    const told = Object.fromEntries(
      Object.entries(rightFacts).filter(([key]) => !(looks as readonly string[]).includes(key)),
    );
    expect(reading).toMatchObject({ format, measured: told });
    expect(Math.abs(reading.measured.durationMs! - durationMs!)).toBeLessThan(toleratedMs);
    if (rightFps) expect(reading.measured.fps).toBeCloseTo(rightFps, 1);
    expect(readBytes).toBeLessThan(200_000);

    const kinds = read.made.map(({ kind }) => kind);
    // What must be converted has no copy that could be sent.
    if (measured.needsConverting) expect(kinds).not.toContain("sendable");
    if (pictures) {
      const poster = read.made.find(({ kind }) => kind === "poster")!;
      const { widthPx = 0, heightPx = 0 } = measured;
      expect(poster).toMatchObject({ widthPx, heightPx });
      expect((await sharp(poster.path).stats()).entropy).toBeGreaterThan(2);
    }
    if (formats[format].kind === "audio") {
      const { made, loudnessLufs } = await makeDerivatives(path, read, place);
      const waveform = made.find(({ kind }) => kind === "waveform")!;
      const { peaks } = JSON.parse(await readFile(waveform.path, "utf8")) as { peaks: number[] }; // our own file
      expect(Math.max(...peaks)).toBeGreaterThan(0.1);
      expect(loudnessLufs).toBeLessThan(-10);
    }
  });
});

test.each(["FLAC", "Vorbis in Ogg", "AIFF", "H.264 and AAC in Matroska", "H.264 in AVI", "ALAC in M4A"])(
  "half a file is damaged: %s",
  async (name) => {
    const bytes = await createOddFilm(name);
    const path = join(folder, "half");
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
    expect(await readMedia(path)).toEqual({ unreadable: "damaged" });
  },
);

test("an AVI that claims 30 000 × 30 000 is refused before a decoder makes room for it", async () => {
  const bytes = await createOddFilm("MPEG-4 and MP3 in AVI");
  const sides = bytes.indexOf("strf", 0, "latin1") + 12;
  bytes.writeInt32LE(30_000, sides);
  bytes.writeInt32LE(30_000, sides + 4);
  const path = join(folder, "bomb.avi");
  await writeFile(path, bytes);
  const pixels = { widthPx: 30_000, heightPx: 30_000 };
  expect((await readHeader(memorySource(bytes))).reading).toEqual({ unreadable: "too-many-pixels", pixels });
  expect(await readMedia(path)).toEqual({ unreadable: "too-many-pixels" });
});

test("Ogg with pictures in it says in what they are, on both sides", async () => {
  const path = join(folder, "theora.ogv");
  const { encodeByFfmpeg } = await import("./testing/encode-by-ffmpeg.ts");
  const graph = "testsrc2=s=160x90:r=24:d=1,format=yuv420p";
  await encodeByFfmpeg(path, { muxer: "ogg", pictures: { graph, codec: "libtheora" } });
  const { reading } = await readHeader(memorySource(await readFile(path)));
  expect(reading).toEqual({ unreadable: "codec", codec: "Theora" });
  expect(await readMedia(path)).toEqual({ unreadable: "codec" });
});
