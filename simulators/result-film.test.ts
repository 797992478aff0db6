import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  listen,
  probeVideo,
  type WatchedFrame,
  watchFrames,
} from "#lib/media/server/render/testing/watch-video.ts";
import { makeResultFilm, type Order, takeLastFrame } from "./result-film.ts";
import { findRendering } from "./scenes.ts";

const order: Order = {
  widthPx: 496,
  heightPx: 864,
  seconds: 5,
  hasSound: true,
  model: "maker/one",
  prompt: "Neon in the rain",
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "films-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The film of an order, under a path that needs no escaping. */
async function film(change: Partial<Order> = {}, { take = 0, isMarked = false } = {}): Promise<string> {
  const path = join(folder, `${Math.random()}.mp4`);
  await symlink(await makeResultFilm({ ...order, ...change }, take, isMarked), path);
  return path;
}

async function framesOf(path: string): Promise<WatchedFrame[]> {
  const frames: WatchedFrame[] = [];
  for await (const frame of watchFrames(path)) frames.push(frame);
  return frames;
}

/** The mean difference between two pictures, from 0 to 255, within a part of them. */
function difference(one: WatchedFrame, other: WatchedFrame, part = { from: 0, to: 1 }): number {
  const from = Math.floor(one.pixels.length * part.from);
  const to = Math.floor(one.pixels.length * part.to);
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += Math.abs(one.pixels[index]! - other.pixels[index]!); // both as large
  return sum / (to - from);
}

describe("a simulated film", () => {
  test("has the size, the length, the frame rate and the sound that were ordered", async () => {
    const path = await film();
    expect(await probeVideo(path)).toMatchObject({
      ...{ widthPx: 496, heightPx: 864, fps: 24, videoSeconds: 5, codecs: ["avc", "aac"] },
    });
    expect(await framesOf(path)).toHaveLength(120);
    const samples = await listen(path);
    expect(samples.length / 48_000).toBeCloseTo(5, 1);
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    expect(rms).toBeGreaterThan(0.01);
    await expect(probeVideo(await film({ hasSound: false }))).rejects.toThrow("a track is missing");
  });

  test("moves all the time, and never jumps, although it is longer than the drawn scene", async () => {
    const frames = await framesOf(await film());
    const steps = frames.slice(1).map((frame, index) => difference(frames[index]!, frame)); // one before each
    expect(Math.min(...steps)).toBeGreaterThan(0.05);
    const typical = steps.toSorted((a, b) => a - b)[60]!; // of 119
    expect(Math.max(...steps)).toBeLessThan(typical * 6);
  });

  test("shows one prompt by two models as two renderings, and asked again as another take", async () => {
    const [one, same, other, again] = await Promise.all([
      film(),
      film(),
      film({ model: "maker/two" }),
      film({}, { take: 1 }),
    ]);
    const [first, firstAgain, second, third] = await Promise.all(
      [one, same, other, again].map(async (path) => (await framesOf(path))[0]!), // a film has some
    );
    expect(difference(first!, firstAgain!)).toBe(0);
    expect(difference(first!, second!)).toBeGreaterThan(4);
    expect(difference(first!, third!)).toBeGreaterThan(1);
  });

  test("bears the model's name and the frame's number at its foot where it is marked", async () => {
    const [plain, marked] = await Promise.all([
      framesOf(await film()),
      framesOf(await film({}, { isMarked: true })),
    ]);
    const foot = { from: 0.94, to: 1 };
    expect(difference(plain[0]!, marked[0]!, foot)).toBeGreaterThan(
      2 * difference(plain[0]!, marked[0]!, { from: 0, to: 0.9 }),
    );
  });

  test("ends with the picture that is handed out as its last frame", async () => {
    const path = await film();
    const last = await sharp(await takeLastFrame(path))
      .removeAlpha()
      .raw()
      .toBuffer();
    const frames = await framesOf(path);
    const handed = { ...frames.at(-1)!, pixels: last };
    expect(difference(frames.at(-1)!, handed)).toBeLessThan(1.5);
    expect(difference(frames[60]!, handed)).toBeGreaterThan(difference(frames.at(-1)!, handed));
  });
});

describe("the scene", () => {
  const sceneOf = (prompt: string, model = "maker/one") =>
    findRendering({ prompt, model, take: 0 }).path.replace(/.*\/(\w+)(-\d)?\.mp4$/, "$1");

  test.each([
    ["A woman in a red coat walks away along the pier, waves below", "pier"],
    ["Neon signs in the rain", "neon"],
    ["Dunes at noon", "dunes"],
    ["We drive down the road", "road"],
    ["A bottle on a turntable", "bottle"],
    ["Two hands hold a cup", "hands"],
    ["Morning in the forest", "forest"],
    ["The sea at night, a wave", "sea"],
  ])("of %j is %s", (prompt, scene) => {
    expect(sceneOf(prompt)).toBe(scene);
    expect(sceneOf(prompt, "maker/two")).toBe(scene);
  });

  test("of words that name none is always the same one", () => {
    expect(sceneOf("Something else entirely")).toBe(sceneOf("Something else entirely", "maker/two"));
  });
});
