import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { readMedia } from "./read-media.ts";
import { sourceOptions } from "./render/demuxer-name.ts";
import { graphPath, runFilterGraph } from "./render/filter-graph.ts";
import { takeFrame } from "./take-frame.ts";
import { createClip } from "./testing/create-clip.ts";
import { mirror } from "./testing/add-words.ts";
import { createFilm, type films } from "./testing/create-film.ts";

let folder: string;
beforeEach(async () => {
  // Its name holds every sign that means something in the description of a filter graph.
  folder = join(await mkdtemp(join(tmpdir(), "frame-")), "it's [a] f,o;l:d\\er");
  await mkdir(folder);
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

async function filmOf(name: keyof typeof films, options: Parameters<typeof createFilm>[1] = {}) {
  const path = join(folder, "film");
  await writeFile(path, await createFilm(name, options));
  return read(path);
}

async function read(path: string) {
  const reading = await readMedia(path);
  if ("unreadable" in reading) throw new Error(reading.unreadable);
  return { ...reading, path };
}

type Film = Awaited<ReturnType<typeof read>>;

async function take(film: Film, atMs: number | null) {
  const frame = await takeFrame(film.path, film, { atMs, folder });
  if (!frame) throw new Error("no picture");
  const { data, info } = await sharp(frame.path).raw().toBuffer({ resolveWithObject: true });
  return { data, info, beginMs: frame.beginMs };
}

/** Every picture of a film with its time, decoded one after the other, its brightness at a place of the right half. */
async function picturesOf({ path, format }: Film): Promise<{ ms: number; luma: number }[]> {
  const found: { ms: number; luma: number }[] = [];
  const graph = `movie=${graphPath(path)}:${sourceOptions(format)},format=gray,buffersink@out`;
  for await (const { pts, timeBase, width, height, data, linesize } of runFilterGraph(graph)) {
    const at = Math.floor(height / 2) * linesize[0]! + Math.floor(width * 0.75); // a grey picture has one plane
    found.push({ ms: (Number(pts) * timeBase.num * 1000) / timeBase.den, luma: data![0]![at]! });
  }
  return found;
}

/** The brightness at the same place of a picture that was taken; it is grey. */
function lumaOf({ data, info }: Awaited<ReturnType<typeof take>>): number {
  return data[(Math.floor(info.height / 2) * info.width + Math.floor(info.width * 0.75)) * info.channels]!; // within it
}

/** The number that a picture says in the row of blocks along its top. */
function numberOf({ data, info }: Awaited<ReturnType<typeof take>>): number {
  const row = Math.floor(info.height / 20) * info.width;
  const bits = Array.from({ length: 14 }, (_, bit) => {
    const at = (row + Math.floor((info.width * (bit + 2.5)) / 16)) * info.channels;
    return data[at]! > 128 ? 1 : 0; // within it
  });
  return Number.parseInt(bits.join(""), 2);
}

describe("the picture of a film", () => {
  test("is mirrored as the film is shown", async () => {
    const path = join(folder, "film");
    await writeFile(path, mirror(await createFilm("header at the end")));
    expect(lumaOf(await take(await read(path), 0))).toBeGreaterThan(200);
  });

  test.each(["header at the end", "header at the start", "fragmented", "mov", "webm", "hevc"] as const)(
    "of the kind %s is the one that is seen at a time",
    async (name) => {
      const film = await filmOf(name, { seconds: 5 }); // long enough to be entered in its middle
      const pictures = await picturesOf(film);
      for (const index of [0, 24, 100, 119]) {
        const { ms, luma } = pictures[index]!; // 24 a second
        const taken = await take(film, Math.round(ms + 14));
        expect(taken.beginMs, `picture ${index}`).toBe(Math.round(ms));
        expect(Math.abs(lumaOf(taken) - luma), `picture ${index}`).toBeLessThan(0.9);
      }
    },
  );

  test("is the very one that was counted: from its first millisecond to its last, and wherever its film can be entered", async () => {
    const size = { width: 320, height: 180 };
    const path = await makeNumberedVideo(join(folder, "numbered"), { ...size, fps: 30, seconds: 6 });
    const film = await read(path);
    for (const frame of [0, 1, 59, 60, 61, 90, 119, 120, 121, 178, 179]) {
      const [first, last] = [Math.ceil((frame * 1000) / 30), Math.ceil(((frame + 1) * 1000) / 30) - 1];
      for (const atMs of [first, last]) expect(numberOf(await take(film, atMs))).toBe(frame);
    }
    expect(numberOf(await take(film, null))).toBe(179);
  });

  test("after the end is the last one, and without a time too", async () => {
    const film = await filmOf("header at the start");
    const last = (await picturesOf(film)).at(-1)!;
    const taken = await take(film, null);
    expect(Math.abs(lumaOf(taken) - last.luma)).toBeLessThan(0.9);
    expect((await take(film, 3_600_000)).data.equals(taken.data)).toBe(true);
  });

  test("of pictures at uneven times lasts until the next one comes", async () => {
    const film = await filmOf("pictures alone", { frameTimes: [0, 0.04, 0.9, 1.3, 1.9] });
    const at = async (atMs: number) => (await take(film, atMs)).data;
    expect((await at(899)).equals(await at(40))).toBe(true);
    expect((await at(900)).equals(await at(899))).toBe(false);
    expect((await take(film, 899)).beginMs).toBe(40);
  });

  test("stands upright and is as large as it is shown", async () => {
    const { info } = await take(await filmOf("pictures alone", { rotation: 90 }), null);
    expect(info).toMatchObject({ width: 180, height: 320, channels: 3 });
    const odd = await take(await filmOf("webm", { size: { widthPx: 321, heightPx: 181 } }), 0);
    expect(odd.info).toMatchObject({ width: 321, height: 181 });
  });

  test("has the colours that a player shows", async () => {
    const path = join(folder, "clip");
    await createClip(path, { widthPx: 1280, heightPx: 720, fps: 25, seconds: 1 });
    const film = await read(path);
    const { data } = await take(film, 0);
    /** How far its colours are from those that come of reading the film by a matrix, in the mean. */
    const apart = async (matrix: string) => {
      const graph = `movie=${graphPath(path)}:${sourceOptions(film.format)},scale=in_color_matrix=${matrix}:in_range=tv:out_range=pc,format=rgb24,buffersink@out`;
      const pictures = runFilterGraph(graph);
      const first = await pictures.next();
      if (first.done) throw new Error("no picture");
      const wanted = Buffer.from(first.value.toBuffer());
      await pictures.return(undefined);
      let sum = 0;
      for (const [index, value] of wanted.entries()) sum += Math.abs(value - data[index]!); // as long as it
      return sum / wanted.length;
    };
    const [right, wrong] = [await apart("bt709"), await apart("smpte170m")];
    expect(right).toBeLessThan(2); // the halved planes of colour are enlarged in another way
    expect(wrong).toBeGreaterThan(3 * right);
  });

  test("is none where there is no film", async () => {
    const film = await filmOf("pictures alone");
    await writeFile(film.path, "this is no film");
    expect(await takeFrame(film.path, film, { atMs: 0, folder })).toBeNull();
  });
});
