import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { filmstripFrames } from "#lib/domain/media/derivative.ts";
import { makeFilmstrip } from "./make-filmstrip.ts";
import { readMedia } from "./read-media.ts";
import { hide } from "./testing/add-words.ts";
import { createFilm } from "./testing/create-film.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "strip-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function stripOf(film: Buffer | string) {
  const path = typeof film === "string" ? film : join(folder, "film");
  if (typeof film !== "string") await writeFile(path, film);
  const read = await readMedia(path);
  if ("unreadable" in read) throw new Error(read.unreadable);
  return makeFilmstrip(path, read, folder);
}

/** The pixels of each picture of a strip. */
async function picturesOf({ strip }: Awaited<ReturnType<typeof stripOf>>) {
  const { widthPx = 0, heightPx = 0, path } = strip!;
  const width = widthPx / filmstripFrames;
  const picture = (index: number) =>
    sharp(path)
      .extract({ left: index * width, top: 0, width, height: heightPx })
      .greyscale()
      .raw()
      .toBuffer();
  const pictures = await Promise.all(Array.from({ length: filmstripFrames }, (_, index) => picture(index)));
  const lumaAt = (index: number, x: number, y: number) =>
    pictures[index]![Math.floor(y * heightPx) * width + Math.floor(x * width)]!; // within it
  return { width, height: heightPx, lumaAt };
}

test("picture i of a strip is the one that is seen in the middle of the i-th twentieth", async () => {
  const film = { width: 320, height: 180, fps: 24, seconds: 4 };
  const made = await stripOf(await makeNumberedVideo(join(folder, "numbered"), film));
  expect(made).toMatchObject({ strip: { kind: "filmstrip", contentType: "image/webp" }, frameTimesMs: null });
  const { width, height, lumaAt } = await picturesOf(made);
  expect([width, height]).toEqual([192, 108]);
  const numbers = Array.from({ length: filmstripFrames }, (_, index) => {
    const bits = Array.from({ length: 14 }, (_bit, bit) =>
      lumaAt(index, (bit + 2.5) / 16, 0.05) > 128 ? 1 : 0,
    );
    return Number.parseInt(bits.join(""), 2);
  });
  const frames = film.fps * film.seconds;
  expect(numbers).toEqual(numbers.map((_, index) => Math.floor(((index + 0.5) / filmstripFrames) * frames)));
});

test("a film that lies on its side stands upright on its strip", async () => {
  const { width, height, lumaAt } = await picturesOf(
    await stripOf(await createFilm("pictures alone", { rotation: 90 })),
  );
  expect([width, height]).toEqual([61, 108]);
  // Turned clockwise, what was left is on top.
  expect(lumaAt(10, 0.5, 0.25)).toBeGreaterThan(200);
  expect(lumaAt(10, 0.5, 0.75)).toBeLessThan(90);
});

test("a wide film keeps its shape, and a film of one picture shows that all along", async () => {
  const size = { widthPx: 420, heightPx: 100 };
  const { width, height, lumaAt } = await picturesOf(
    await stripOf(await createFilm("webm", { size, frameTimes: [0] })),
  );
  expect([width, height]).toEqual([256, 61]);
  for (let index = 0; index < filmstripFrames; index += 1)
    expect(lumaAt(index, 0.25, 0.5)).toBeGreaterThan(200);
});

test("pictures that come unevenly are told by their times", async () => {
  const { frameTimesMs } = await stripOf(
    await createFilm("pictures alone", { frameTimes: [0, 0.04, 0.9, 1.3, 1.9] }),
  );
  expect(frameTimesMs).toEqual([0, 40, 900, 1300, 1900]);
});

test.each([1, 1.02])(
  "a beginning of %f s that is cut without encoding is on no strip, and what follows begins at once",
  async (seconds) => {
    const cut = await stripOf(hide(await createFilm("header at the end"), seconds));
    const { lumaAt } = await picturesOf(cut);
    // The dark half begins with 20 and gets lighter by 30 until the middle, by 60 until the end.
    expect(lumaAt(0, 0.75, 0.5)).toBeGreaterThan(40);
    expect(cut.frameTimesMs).toBeNull();
  },
);

test("words in a film are not in its strip", async () => {
  const { strip } = await stripOf(await createFilm("mov", { words: "the-planted-words" }));
  expect((await readFile(strip!.path)).includes("planted")).toBe(false);
  const metadata = Object.keys(await sharp(strip!.path).metadata());
  expect(metadata.filter((key) => ["exif", "xmp", "iptc", "icc", "comments"].includes(key))).toEqual([]);
});

test("what cannot be decoded, or is no film, has no strip", async () => {
  const path = join(folder, "film");
  const film = await createFilm("header at the end");
  await writeFile(path, film);
  const read = await readMedia(path);
  if ("unreadable" in read) throw new Error(read.unreadable);
  const nothing = { strip: null, frameTimesMs: null };
  // The packets are those of no film, the header is as it was.
  await writeFile(
    path,
    Buffer.concat([
      film.subarray(0, 48),
      Buffer.alloc(film.lastIndexOf("moov") - 52, 7),
      film.subarray(film.lastIndexOf("moov") - 4),
    ]),
  );
  expect(await makeFilmstrip(path, read, folder)).toEqual(nothing);
  await writeFile(path, "this is no film");
  expect(await makeFilmstrip(path, read, folder)).toEqual(nothing);
  const sound = join(folder, "sound");
  await writeFile(sound, await createFilm("mp3"));
  expect(await makeFilmstrip(sound, { format: "mp3", measured: {} }, folder)).toEqual(nothing);
});

test("a worker that ends waits for no strip", async () => {
  const reason = new Error("stopping");
  const made = makeFilmstrip(
    join(folder, "film"),
    { format: "mp4", measured: {} },
    folder,
    AbortSignal.abort(reason),
  );
  await expect(made).rejects.toBe(reason);
});
