import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { endsEarly } from "#lib/domain/media/whole.ts";
import { makeOddMedia } from "#simulators/odd-media.ts";
import { convertMedia, deadlineOf } from "./convert-media.ts";
import { makeDerivatives } from "./derive.ts";
import { readMedia } from "./read-media.ts";
import { convertingSeconds } from "./run-media-job.ts";
import { sourceOptions } from "./render/demuxer-name.ts";
import { graphPath, runFilterGraph } from "./render/filter-graph.ts";
import { speexSound } from "./testing/speex.ts";
import { mirror } from "./testing/add-words.ts";
import { createClip } from "./testing/create-clip.ts";
import { createFilm } from "./testing/create-film.ts";
import { encodeByFfmpeg, type EncodedFilm } from "./testing/encode-by-ffmpeg.ts";

let folder: string;
let original: string;
beforeEach(async () => {
  // Its name holds every sign that means something in the description of a filter graph.
  folder = join(await mkdtemp(join(tmpdir(), "convert-")), "it's [a] f,o;l:d\\er");
  await mkdir(folder);
  original = join(folder, "..", "original");
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

async function read(path: string) {
  const reading = await readMedia(path);
  if ("unreadable" in reading) throw new Error(reading.unreadable);
  return reading;
}

/** Converts what was put into `original`, and reads both: the made file has nothing that must be taken out of it. */
async function converted(edit: Omit<Edit, "version">) {
  const from = await read(original);
  const made = await convertMedia(original, from, { version: 1, ...edit }, { folder });
  if (!("path" in made)) throw new Error(JSON.stringify(made));
  const reading = await readMedia(made.path, { folder });
  if ("unreadable" in reading) throw new Error(reading.unreadable);
  expect(reading.made.filter(({ kind }) => kind === "sendable")).toEqual([]);
  expect(reading.format).toBe(made.format);
  const [was, is] = [from.measured.durationMs ?? 0, reading.measured.durationMs ?? 0];
  const isOfAll = from.kind === reading.kind && !edit.isSilent;
  if (isOfAll) expect(endsEarly(is / 1000, was / 1000, 1 / (reading.measured.fps ?? Infinity))).toBe(false);
  return { path: made.path, format: made.format, was: from.measured, is: reading.measured };
}

type Rgb = readonly [number, number, number];

/** The colours of a film's picture at shares of its width and height, as FFmpeg turns them into those of a screen; `how` comes before that. */
async function coloursAt(
  path: string,
  format: Format,
  places: [number, number][],
  how = "null",
): Promise<Rgb[]> {
  const toScreen = "scale=out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24";
  const graph = `movie=${graphPath(path)}:${sourceOptions(format)},${how},${toScreen},buffersink@out`;
  for await (const picture of runFilterGraph(graph)) {
    const { width, height } = picture;
    const pixels = picture.toBuffer();
    return places.map(([x, y]) => {
      const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
      return [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]; // within the picture
    });
  }
  throw new Error("no picture");
}

function differences(some: Rgb[], others: Rgb[]): number {
  return Math.max(
    ...some.flatMap((rgb, index) => rgb.map((value, part) => Math.abs(value - others[index]![part]!))),
  ); // as many
}

/** Seven bars, each in its middle. */
const bars: [number, number][] = Array.from({ length: 7 }, (_, index) => [(index + 0.5) / 7, 0.3]);
const barsOf = (size: string, fps = 25, seconds = 1) => `smptebars=s=${size}:r=${fps}:d=${seconds}`;
const tone = (seconds: number, rate = 48_000) =>
  `sine=f=440:r=${rate}:d=${seconds},aformat=sample_fmts=fltp:channel_layouts=stereo,asetnsamples=1024:p=0`;

const put = (film: EncodedFilm) => encodeByFfmpeg(original, film);

describe("a film's colours", () => {
  test("of ProRes with 10 bits are those that FFmpeg shows", async () => {
    const as709 =
      "scale=out_color_matrix=bt709:out_range=tv,format=yuv422p10le,setparams=colorspace=bt709:range=tv";
    await put({
      muxer: "mov",
      pictures: { graph: `${barsOf("1280x720")},${as709},settb=1/25`, codec: "prores_ks" },
    });
    const { path, is } = await converted({ format: "mp4", shortSidePx: 360 });
    expect(is).toMatchObject({ widthPx: 640, heightPx: 360, videoCodec: "avc", fps: 25, durationMs: 1000 });
    const [shown, wanted] = [await coloursAt(path, "mp4", bars), await coloursAt(original, "mov", bars)];
    expect(differences(shown, wanted)).toBeLessThanOrEqual(4);
  });

  test.each([
    ["PQ", "smpte2084"],
    ["HLG", "arib-std-b67"],
  ])("in %s become a screen's as FFmpeg's zscale and tonemap make them", async (_, curve) => {
    // The bars at the brightness of paper in a light room.
    const lit = `zscale=p=bt2020:t=${curve}:m=bt2020nc:r=tv:npl=203,format=yuv420p10le`;
    const told = `setparams=color_primaries=bt2020:color_trc=${curve}:colorspace=bt2020nc:range=tv`;
    const graph = `${barsOf("640x360")},setparams=color_primaries=bt709:color_trc=bt709:colorspace=gbr,format=gbrp,${lit},${told},settb=1/25`;
    await put({
      muxer: "mp4",
      pictures: {
        graph,
        codec: "libx265",
        tag: "hvc1",
        options: {
          preset: "ultrafast",
          "x265-params": `log-level=none:colorprim=bt2020:transfer=${curve}:colormatrix=bt2020nc`,
        },
      },
    });
    const { path, was, is } = await converted({ format: "mp4" });
    expect([was.hdr !== undefined, was.bitDepth, is.hdr, is.bitDepth]).toEqual([
      true,
      10,
      undefined,
      undefined,
    ]);
    const mapped =
      "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p";
    const [shown, wanted] = [
      await coloursAt(path, "mp4", bars),
      await coloursAt(original, "mp4", bars, mapped),
    ];
    expect(differences(shown, wanted)).toBeLessThanOrEqual(26); // saturated ones are clipped a little otherwise
    const grey = (colours: Rgb[]) => colours.slice(0, 1);
    expect(differences(grey(shown), grey(wanted))).toBeLessThanOrEqual(14);
  });

  test("that are see-through stand over black", async () => {
    const graph = "color=c=red@0.5:s=320x240:r=25:d=0.4,format=rgba,settb=1/25";
    await put({ muxer: "mov", pictures: { graph: `${graph},format=argb`, codec: "qtrle" } });
    const { path, was } = await converted({ format: "mp4" });
    expect(was.hasAlpha).toBe(true);
    expect(differences(await coloursAt(path, "mp4", [[0.5, 0.5]]), [[127, 0, 0]])).toBeLessThanOrEqual(5);
  });
});

describe("a film's pictures", () => {
  test("stand upright and are no longer mirrored", async () => {
    await writeFile(original, mirror(await createFilm("pictures alone", { rotation: 90 })));
    const { path, is } = await converted({ format: "mp4" });
    expect(is).toMatchObject({ widthPx: 180, heightPx: 320 });
    const [top, bottom] = await coloursAt(path, "mp4", [
      [0.5, 0.2],
      [0.5, 0.8],
    ]);
    const before = await convertMedia(
      original,
      await read(original),
      { version: 1, format: "png", stillAt: 0 },
      { folder },
    );
    const still = await sharp("path" in before ? before.path : "")
      .raw()
      .toBuffer();
    expect(
      differences([top!, bottom!], [rgbOf(still, 180, 90, 64), rgbOf(still, 180, 90, 256)]),
    ).toBeLessThanOrEqual(8);
  });

  test("of two fields and odd pixels become whole ones, and their sound stays", async () => {
    const fields = "testsrc2=s=720x576:r=50:d=1,interlace,setsar=64/45,format=yuv420p,settb=1/25";
    await put({
      muxer: "avi",
      pictures: { graph: fields, codec: "mpeg2video", isInterlaced: true, options: { b: "6000000" } },
      sound: {
        graph: `${tone(1)},aformat=sample_fmts=s16,asetnsamples=1152:p=0`,
        codec: "mp2",
        options: { b: "128000" },
      },
    });
    const { was, is } = await converted({ format: "mp4" });
    expect(was).toMatchObject({ isInterlaced: true, hasSound: true });
    expect(is).toMatchObject({ widthPx: 1024, heightPx: 576, fps: 25, hasSound: true, audioCodec: "aac" });
    expect(is.isInterlaced).toBeUndefined();
    expect(Math.abs(is.durationMs! - was.durationMs!)).toBeLessThanOrEqual(40);
  });

  test("of Windows Media in an AVI come with all of their sound", async () => {
    await makeOddMedia(`${original}.avi`, { video: "wmv2", audio: "wmav2", samples: "fltp" });
    await rename(`${original}.avi`, original);
    const { was, is } = await converted({ format: "mp4" });
    expect([was.videoCodec, was.audioCodec]).toEqual(["wmv2", "wmav2"]);
    expect(is).toMatchObject({ videoCodec: "avc", hasSound: true, audioCodec: "aac" });
  });

  test("that came unevenly come evenly, as long as before", async () => {
    await writeFile(
      original,
      await createFilm("pictures alone", {
        frameTimes: [0, 0.03, 0.07, 0.1, 0.15, 0.3, 0.31, 0.34, 0.9, 1.0, 1.03, 1.9],
        seconds: 2,
      }),
    );
    const { was, is } = await converted({ format: "mp4" });
    expect(is.isVariableRate).toBeUndefined();
    expect(is.fps).toBeCloseTo(23.976, 3);
    expect(Math.abs(is.durationMs! - was.durationMs!)).toBeLessThanOrEqual(42);
  });

  test("have even sides, no more of them a second than asked for, and no sound where none is wanted", async () => {
    await writeFile(original, await createFilm("webm", { size: { widthPx: 321, heightPx: 181 } }));
    const { is } = await converted({ format: "mp4", fps: 12, isSilent: true });
    expect(is).toMatchObject({ widthPx: 320, heightPx: 180, fps: 12, hasSound: false });
    const larger = await converted({ format: "mp4", fps: 60, shortSidePx: 720 });
    expect(larger.is).toMatchObject({ widthPx: 320, heightPx: 180, fps: 24, hasSound: true });
  });

  test("are the same bytes each time", async () => {
    await writeFile(original, await createFilm("mov"));
    const first = await readFile((await converted({ format: "mp4", shortSidePx: 90 })).path);
    const second = await readFile((await converted({ format: "mp4", shortSidePx: 90 })).path);
    expect(first.equals(second)).toBe(true);
    expect(first.indexOf("moov")).toBeLessThan(first.indexOf("mdat"));
  });
});

describe("a sound", () => {
  test.each([
    ["flac", { muxer: "flac", codec: "flac", rate: 44_100 }, "mp3", 44_100],
    ["alac", { muxer: "ipod", codec: "alac", rate: 96_000 }, "wav", 48_000],
    ["aiff", { muxer: "aiff", codec: "pcm_s16be", rate: 22_050 }, "wav", 44_100],
  ] as const)("of %s keeps its length and becomes what every model takes", async (_, from, to, rate) => {
    const form = from.codec === "alac" ? "s16p" : "s16";
    const graph = `${tone(2, from.rate)},aformat=sample_fmts=${form},asetnsamples=4096:p=0`;
    await put({ muxer: from.muxer, sound: { graph, codec: from.codec } });
    const { path, is } = await converted({ format: to });
    expect(is.audioCodec).toBe(to === "mp3" ? "mp3" : "pcm-s16");
    let samples = 0;
    const sounds = runFilterGraph(`amovie=${graphPath(path)}:${sourceOptions(to)},abuffersink@out`);
    for await (const { nbSamples, sampleRate } of sounds) {
      expect(sampleRate).toBe(rate);
      samples += nbSamples;
    }
    expect(Math.abs(samples - 2 * rate)).toBeLessThanOrEqual(1024);
  });

  test.each([
    ["ADPCM of games", { muxer: "wav", codec: "adpcm_ima_wav", rate: 44_100, form: "s16p" }, "mp3"],
    ["ADPCM of Windows", { muxer: "wav", codec: "adpcm_ms", rate: 44_100, form: "s16" }, "wav"],
  ] as const)("of %s is heard to its end", async (_, { muxer, codec, rate, form }, to) => {
    await put({ muxer, sound: { graph: `${tone(2, rate)},aformat=sample_fmts=${form}`, codec } });
    const { was, is } = await converted({ format: to });
    expect([was.audioCodec, was.needsConverting]).toEqual([codec, true]);
    expect(Math.abs(is.durationMs! - 2000)).toBeLessThanOrEqual(60);
  });

  test("of Speex, whose decoder names no channels, is heard to its end, listened to and drawn", async () => {
    await writeFile(original, speexSound);
    for (const format of ["mp3", "wav"] as const) {
      const { was, is } = await converted({ format });
      expect([was.audioCodec, is.channels]).toEqual(["speex", 1]);
      expect(Math.abs(is.durationMs! - 1000)).toBeLessThanOrEqual(60);
    }
    const shown = await makeDerivatives(original, await read(original), folder);
    expect(shown.made.map(({ kind }) => kind)).toEqual(["waveform", "listen"]);
    expect(shown.loudnessLufs).toBeGreaterThan(-40);
  });

  test("of a film stands alone, and one of six channels becomes stereo", async () => {
    await put({
      muxer: "matroska",
      pictures: { graph: `${barsOf("320x180")},format=yuv420p,settb=1/25`, codec: "mpeg4" },
      sound: { graph: "sine=f=440:r=48000:d=1,aformat=sample_fmts=s16:channel_layouts=5.1", codec: "flac" },
    });
    const { was, is } = await converted({ format: "wav" });
    expect([was.channels, is.channels, is.widthPx]).toEqual([6, 2, undefined]);
    expect(Math.abs(is.durationMs! - 1000)).toBeLessThanOrEqual(21);
  });
});

describe("an image", () => {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;

  test("that is see-through stands on white as JPEG, and stays see-through as PNG", async () => {
    const background = { r: 255, g: 0, b: 0, alpha: 0.5 };
    await sharp({ create: { width: 41, height: 31, channels: 4, background } })
      .png()
      .toFile(original);
    const jpeg = await converted({ format: "jpeg" });
    const [r, g, b] = await sharp(jpeg.path).raw().toBuffer();
    expect(differences([[r!, g!, b!]], [[255, 127, 127]])).toBeLessThanOrEqual(2);
    expect((await sharp(jpeg.path).metadata()).chromaSubsampling).toBe("4:4:4");
    expect(await sharp((await converted({ format: "png" })).path).metadata()).toMatchObject({
      hasAlpha: true,
      width: 41,
    });
  });

  test("of more than 8 bits keeps 16 as PNG, unless they are too many bytes", async () => {
    const deep = sharp({ create: { width: 200, height: 100, channels: 3, background: "#456", noise } });
    await writeFile(original, await deep.toColourspace("rgb16").tiff({ compression: "lzw" }).toBuffer());
    const { path } = await converted({ format: "png" });
    expect((await sharp(path).metadata()).depth).toBe("ushort");
    const { size } = await stat(path);
    const smaller = await converted({ format: "png", maxBytes: Math.round(size * 0.8) });
    expect((await sharp(smaller.path).metadata()).depth).toBe("uchar");
  });

  test("of inks, and one that lies on its side, become upright sRGB without a profile", async () => {
    const inks = sharp({ create: { width: 80, height: 40, channels: 3, background: "#28c" } });
    await writeFile(
      original,
      await inks.toColourspace("cmyk").withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    );
    const { path, is } = await converted({ format: "jpeg", shortSidePx: 20 });
    expect(is).toMatchObject({ widthPx: 20, heightPx: 40 });
    expect(await sharp(path).metadata()).toMatchObject({ space: "srgb", hasProfile: false });
    const [r, g, b] = await sharp(path).raw().toBuffer();
    const wanted = await sharp(original).toColourspace("srgb").raw().toBuffer();
    expect(differences([[r!, g!, b!]], [[wanted[0]!, wanted[1]!, wanted[2]!]])).toBeLessThanOrEqual(4);
  });

  test("has no more bytes than asked for, or says that it can't", async () => {
    await sharp({ create: { width: 400, height: 300, channels: 3, background: "#456", noise } })
      .png()
      .toFile(original);
    const { path } = await converted({ format: "jpeg", maxBytes: 60_000 });
    expect((await stat(path)).size).toBeLessThanOrEqual(60_000);
    const edit = { version: 1, format: "jpeg", maxBytes: 10_000 } as const;
    expect(await convertMedia(original, await read(original), edit, { folder })).toEqual({ tooLarge: true });
  });
});

describe("a conversion", () => {
  test("has no more bytes than asked for, or says that it can't", async () => {
    await createClip(original, { widthPx: 640, heightPx: 360, fps: 25, seconds: 4 });
    const { path, is } = await converted({ format: "mp4", maxBytes: 250_000 });
    expect((await stat(path)).size).toBeLessThanOrEqual(250_000);
    expect(is).toMatchObject({ widthPx: 640, hasSound: true });
    const mp3 = await converted({ format: "mp3", maxBytes: 60_000 });
    expect((await stat(mp3.path)).size).toBeLessThanOrEqual(60_000);
    const edit = { version: 1, format: "mp4", maxBytes: 20_000 } as const;
    expect(await convertMedia(original, await read(original), edit, { folder })).toEqual({ tooLarge: true });
  });

  test("says how far it is, and ends at once when nobody wants it any more", async () => {
    await createClip(original, { widthPx: 1280, heightPx: 720, fps: 25, seconds: 8 });
    const file = await read(original);
    const control = new AbortController();
    const shares: number[] = [];
    let endedAt = 0;
    const onProgress = (share: number) => {
      shares.push(share);
      if (shares.length < 4) return;
      endedAt ||= performance.now();
      control.abort(new Error("canceled"));
    };
    const made = convertMedia(
      original,
      file,
      { version: 1, format: "mp4" },
      { folder, signal: control.signal, onProgress },
    );
    await expect(made).rejects.toThrow("canceled");
    expect(performance.now() - endedAt).toBeLessThan(2000);
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    // Nobody writes any more: the folder can go.
    const sizes = async () =>
      Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    expect(await sizes()).toEqual(await sizes());
  });

  test("of a film whose pictures end before it does says that it is damaged", async () => {
    await createClip(original, { widthPx: 640, heightPx: 360, fps: 25, seconds: 4 });
    const file = await read(original);
    const bytes = await readFile(original);
    const from = bytes.indexOf("mdat") + Math.floor((bytes.length - bytes.indexOf("mdat")) / 3);
    await writeFile(original, bytes.fill(0, from));
    const made = await convertMedia(original, file, { version: 1, format: "mp4" }, { folder });
    expect(made).toEqual({ unreadable: "damaged" });
  });

  test("of a silent film whose end is lacking says so too", async () => {
    await put({
      muxer: "mov",
      pictures: { graph: `${barsOf("64x48")},format=yuv422p10le,settb=1/25`, codec: "prores_ks" },
    });
    const { format, measured } = await read(original);
    for (const [longerMs, is] of [
      [100, { format: "mp4" }],
      [400, { unreadable: "damaged" }],
    ] as const) {
      const file = { format, measured: { ...measured, durationMs: measured.durationMs! + longerMs } };
      expect(await convertMedia(original, file, { version: 1, format: "mp4" }, { folder })).toMatchObject(is);
    }
  });

  test("without room on the disk says nothing of the file", async () => {
    await createClip(original, { widthPx: 64, heightPx: 64, fps: 25, seconds: 1 });
    const file = await read(original);
    await writeFile(original, "");
    await truncate(original, 2 ** 43);
    const made = convertMedia(original, file, { version: 1, format: "mp4" }, { folder });
    await expect(made).rejects.toMatchObject({ code: "ENOSPC" });
  });

  test("cannot make a film of a picture, or a picture of a sound", async () => {
    await sharp({ create: { width: 40, height: 30, channels: 3, background: "#456" } })
      .png()
      .toFile(original);
    const image = await read(original);
    expect(await convertMedia(original, image, { version: 1, format: "mp4" }, { folder })).toEqual({
      unreadable: "no-content",
    });
    const sound = { format: "mp3", measured: { durationMs: 1000 } } as const;
    expect(await convertMedia(original, sound, { version: 1, format: "jpeg" }, { folder })).toEqual({
      unreadable: "no-content",
    });
  });
});

function rgbOf(pixels: Buffer, widthPx: number, x: number, y: number): Rgb {
  const at = (y * widthPx + x) * 3;
  return [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]; // within the picture
}

test("however long a film is, its time is over before its child's is", () => {
  const film = { widthPx: 3840, heightPx: 2160, fps: 60 };
  expect(deadlineOf({ ...film, durationMs: 1000 })).toBeLessThan(deadlineOf({ ...film, durationMs: 60_000 }));
  expect(deadlineOf({ ...film, durationMs: 24 * 3_600_000 })).toBeLessThan(convertingSeconds * 1000);
});
