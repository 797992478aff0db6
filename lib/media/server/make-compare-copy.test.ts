import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Format } from "#lib/domain/media/format.ts";
import { evenSides } from "#lib/domain/media/after-edit.ts";
import { copyFilm } from "./child/copy-film.ts";
import { openFilm } from "./child/open-film.ts";
import { makeCompareCopy } from "./make-compare-copy.ts";
import { readMedia } from "./read-media.ts";
import { sourceOptions } from "./render/demuxer-name.ts";
import { graphPath, runFilterGraph } from "./render/filter-graph.ts";
import { createClip } from "./testing/create-clip.ts";
import { createFilm, films } from "./testing/create-film.ts";

let folder: string;
beforeEach(async () => {
  // Its name holds every sign that means something in the description of a filter graph.
  folder = join(await mkdtemp(join(tmpdir(), "copy-")), "it's [a] f,o;l:d\\er");
  await mkdir(folder);
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

async function read(path: string) {
  const reading = await readMedia(path);
  if ("unreadable" in reading) throw new Error(reading.unreadable);
  return reading;
}

/** Copies a film without regard to how large the copy becomes: most of these are tiny. */
async function copyOf(bytes: Uint8Array) {
  const path = join(folder, "original");
  await writeFile(path, bytes);
  const original = await read(path);
  const made = await copyFilm({ path, ...original, folder });
  const copyPath = join(folder, made.fileName);
  return { path, original, made, copyPath, copy: await read(copyPath) };
}

/** The times of all pictures in seconds, as the demuxer of browsers tells them, and those from which a player can start. */
async function timesOf(path: string, format: Format): Promise<{ times: number[]; keys: number[] }> {
  const times: number[] = [];
  const keys: number[] = [];
  const graph = `movie=${graphPath(path)}:${sourceOptions(format)},buffersink@out`;
  for await (const { pts, timeBase, keyFrame } of runFilterGraph(graph)) {
    const time = (Number(pts) * timeBase.num) / timeBase.den;
    times.push(time);
    if (keyFrame) keys.push(time);
  }
  return { times, keys };
}

function longestGap(keys: readonly number[], until: number): number {
  return Math.max(...keys.map((key, index) => (keys[index + 1] ?? until) - key));
}

describe("a comparing copy", () => {
  test("of a 720p clip has its pictures at their times, a key frame every half second, the header first, and is smaller", async () => {
    const path = join(folder, "clip");
    await createClip(path, { widthPx: 1280, heightPx: 720, fps: 25, seconds: 3 });
    const original = await read(path);
    const copy = await makeCompareCopy(path, original, folder);
    expect(copy).toMatchObject({
      kind: "compare",
      contentType: "video/mp4",
      widthPx: 960,
      heightPx: 540,
    });
    const { measured } = await read(copy!.path);
    expect(measured).toMatchObject({
      widthPx: 960,
      heightPx: 540,
      fps: 25,
      videoCodec: "avc",
      audioCodec: "aac",
      hasSound: true,
    });
    expect(Math.abs(measured.durationMs! - original.measured.durationMs!)).toBeLessThanOrEqual(30);
    const [was, is] = [await timesOf(path, "mp4"), await timesOf(copy!.path, "mp4")];
    expect(is.times).toHaveLength(75);
    expect(is.times).toEqual(was.times);
    // At 25 pictures a second a half second falls between two: the next one is the key.
    expect(is.keys).toEqual([0, 0.52, 1, 1.52, 2, 2.52]);
    using input = openFilm(copy!.path, "mp4");
    // High profile, level 3.1: what any decoder takes.
    expect(await (await input.getPrimaryVideoTrack())!.getCodecParameterString()).toBe("avc1.64001f");
    const bytes = await readFile(copy!.path, "latin1");
    expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
    expect((await stat(copy!.path)).size).toBeLessThan((await stat(path)).size / 2);
  });

  test.each([
    ["header at the start", "mp4"],
    ["fragmented", "mp4"],
    ["mov", "mov"],
    ["webm", "webm"],
    ["hevc", "mp4"],
  ] as const)("of a film of the kind %s has every picture at its time", async (name, format) => {
    const { path, copyPath, copy } = await copyOf(await createFilm(name));
    const [was, is] = [await timesOf(path, format), await timesOf(copyPath, "mp4")];
    expect(is.times).toHaveLength(was.times.length);
    is.times.forEach((time, index) => expect(time).toBeCloseTo(was.times[index]!, 5)); // as many as there are
    expect(longestGap(is.keys, is.times.at(-1)!)).toBeLessThanOrEqual(0.5 + 1 / 24);
    expect(copy.measured.hasSound).toBe(films[name].audio !== null);
  });

  test("of pictures at uneven times keeps each time, and its key frames half a second apart at most", async () => {
    const frameTimes = [0, 0.04, 0.1, 0.35, 0.36, 0.9, 1, 1.26, 1.3, 1.5, 1.51, 1.9];
    const { path, copyPath } = await copyOf(await createFilm("pictures alone", { frameTimes }));
    const [was, is] = [await timesOf(path, "mp4"), await timesOf(copyPath, "mp4")];
    expect(is.times).toEqual(was.times);
    expect(is.keys.map((key) => Math.round(key * 1000) / 1000)).toEqual([0, 0.9, 1, 1.5]);
  });

  test("of a film that lies on its side stands upright", async () => {
    const { made, copy } = await copyOf(await createFilm("pictures alone", { rotation: 90 }));
    expect(made).toMatchObject({ widthPx: 180, heightPx: 320 });
    expect(copy.measured).toMatchObject({ widthPx: 180, heightPx: 320, hasSound: false });
    using input = openFilm(join(folder, made.fileName), "mp4");
    expect(await (await input.getPrimaryVideoTrack())!.getRotation()).toBe(0);
  });

  test("of odd sides has even ones", async () => {
    const size = { widthPx: 321, heightPx: 181 };
    const { copy } = await copyOf(await createFilm("webm", { size }));
    expect(copy.measured).toMatchObject({ widthPx: 320, heightPx: 180 });
    expect(evenSides({ widthPx: 1921, heightPx: 1081 }, 540)).toEqual({ widthPx: 960, heightPx: 540 });
    expect(evenSides({ widthPx: 1080, heightPx: 1920 }, 540)).toEqual({ widthPx: 540, heightPx: 960 });
    expect(evenSides({ widthPx: 3, heightPx: 1 }, 540)).toEqual({ widthPx: 2, heightPx: 2 });
    expect(evenSides({ widthPx: 1920, heightPx: 1080 }, 541)).toEqual({ widthPx: 962, heightPx: 540 });
  });

  test("is not made of a film whose pictures end before it does", async () => {
    const path = join(folder, "broken");
    await createClip(path, { widthPx: 640, heightPx: 360, fps: 25, seconds: 4 });
    const original = await read(path);
    const bytes = await readFile(path);
    const from = bytes.indexOf("mdat") + Math.floor((bytes.length - bytes.indexOf("mdat")) / 3);
    await writeFile(path, bytes.fill(0, from));
    expect(await makeCompareCopy(path, original, folder)).toBeNull();
  });

  test("is not kept where it is smaller in neither bytes nor pixels, nor made of what is no film, nor when it is not wanted any more", async () => {
    const path = join(folder, "small");
    await writeFile(path, await createFilm("pictures alone", { frameTimes: [0] }));
    const original = await read(path);
    expect(await makeCompareCopy(path, original, folder)).toBeNull();
    const stopped = AbortSignal.abort(new Error("the worker stops"));
    await expect(makeCompareCopy(path, original, folder, stopped)).rejects.toThrow("the worker stops");
    await writeFile(path, "this is no film");
    expect(await makeCompareCopy(path, original, folder)).toBeNull();
  });
});
