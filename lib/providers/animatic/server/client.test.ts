import { createHash } from "node:crypto";
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { makeClip, makePicture, makeTone } from "#lib/media/server/render/testing/make-input.ts";
import { colourAt, listen, probeVideo, toneStrength } from "#lib/media/server/render/testing/watch-video.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { client } from "#lib/providers/animatic/client.ts";
import { compile } from "#lib/providers/animatic/compile.ts";
import { animatic } from "#lib/providers/animatic/limits.ts";
import { blue, framesAt, green, inFolder, isNear, red, render } from "./testing/render-prompt.ts";

test("starting is accepted at once under the attempt's own id", async () => {
  const started = await client.start(
    compile(samplePrompt([], ["words"]), new Map(), animatic, { route: "none", variation: 1 }).request,
    {
      baseUrl: "",
      apiKey: "",
      fetch,
      signal: new AbortController().signal,
      attemptId: sampleId(7),
      resolveMedia: () => Promise.reject(new Error("not asked for")),
    },
  );
  expect(started).toEqual({ state: "accepted", operation: sampleId(7) });
});

describe("one image, one clip and one sound in a sentence", () => {
  let path: string;
  let told: number[];
  let left: string[];
  beforeAll(async () => {
    const files = await Promise.all([
      makePicture(inFolder("hero.jpg"), { widthPx: 900, heightPx: 600, top: red }),
      makeClip(inFolder("walk.mp4"), { widthPx: 640, heightPx: 360, seconds: 5, top: blue, toneHz: 880 }),
      makeTone(inFolder("song.mp3"), { seconds: 5, toneHz: 440 }),
    ]);
    const rendered = await render(files, [0, " walks to ", 1, " while ", 2, " plays."], {
      durationMs: 6000,
      aspectRatio: "9:16",
      resolution: "480p",
    });
    ({ path, told, left } = rendered);
  });

  test("are 496×864 at 24 frames a second, 6 s of H.264 and AAC", async () => {
    const probed = await probeVideo(path);
    expect(probed).toMatchObject({ widthPx: 496, heightPx: 864, fps: 24, codecs: ["avc", "aac"] });
    expect(Math.abs(probed.seconds - 6)).toBeLessThanOrEqual(1 / 24);
    expect(Math.abs(probed.videoSeconds - 6)).toBeLessThanOrEqual(0.001);
  });

  test("have the header before the data", async () => {
    const file = await readFile(path);
    expect(file.indexOf("moov")).toBeLessThan(file.indexOf("mdat"));
  });

  test("sound like the audio reference and not like the clip, and fade out with it", async () => {
    const samples = await listen(path);
    expect(toneStrength(samples, 440, 500, 4500)).toBeGreaterThan(0.2);
    expect(toneStrength(samples, 880, 500, 4500)).toBeLessThan(0.01);
    expect(toneStrength(samples, 440, 5200, 5900)).toBeLessThan(0.01);
  });

  test("show the image first and the clip after it", async () => {
    const [first, last] = await framesAt(path, [0, 143]);
    expect(isNear(colourAt(first!, 0.5, 0.3), red)).toBe(true);
    expect(isNear(colourAt(last!, 0.5, 0.3), blue)).toBe(true);
  });

  test("leave nothing but the video", () => {
    expect(left).toEqual(["the-attempt.mp4"]);
  });

  test("tell their progress in rising steps up to the end", () => {
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(0.95);
  });
});

describe("a picture, and a clip that is heard", () => {
  let files: string[];
  let path: string;
  const settings = { durationMs: 4000, resolution: "480p" } as const;
  beforeAll(async () => {
    files = await Promise.all([
      makePicture(inFolder("quiet.jpg"), { widthPx: 600, heightPx: 600, top: red, bottom: green }),
      makeClip(inFolder("loud.webm"), { widthPx: 320, heightPx: 320, seconds: 3, top: blue, toneHz: 500 }),
    ]);
    ({ path } = await render(files, [0, "xxxxxxxxxx", 1, "yyyyyyyyyy"], settings));
  });

  test("give the same bytes for the same prompt, and others for another word", async () => {
    const hashOf = async (video: string) =>
      createHash("sha256")
        .update(await readFile(video))
        .digest("hex");
    const first = await hashOf(path);
    const again = await render(files, [0, "xxxxxxxxxx", 1, "yyyyyyyyyy"], settings);
    expect(await hashOf(again.path)).toBe(first);
    const other = await render(files, [0, "xxxxxxxxxx", 1, "zzzzzzzzzz"], settings);
    expect(await hashOf(other.path)).not.toBe(first);
  });

  test("without an audio reference let the clip be heard under its own shot alone", async () => {
    const samples = await listen(path);
    expect(toneStrength(samples, 500, 100, 1900)).toBeLessThan(0.01);
    expect(toneStrength(samples, 500, 2100, 3600)).toBeGreaterThan(0.2);
  });
});

test("the first and the last frame are exactly the pictures with those roles", async () => {
  const files = await Promise.all([
    makePicture(inFolder("end.png"), { widthPx: 864, heightPx: 496, top: green, bottom: blue }),
    makePicture(inFolder("start.png"), { widthPx: 864, heightPx: 496, top: red, bottom: green }),
    makePicture(inFolder("between.png"), { widthPx: 500, heightPx: 500, top: blue }),
  ]);
  const framed = (prompt: Prompt): Prompt => ({
    ...prompt,
    references: prompt.references.map((reference, index) => ({
      ...reference,
      role: (["last-frame", "first-frame", null] as const)[index]!, // there are three
    })),
  });
  const settings = { durationMs: 4000, resolution: "480p" } as const;
  const { path } = await render(files, [2, " in between."], settings, { change: framed });
  const frames = await framesAt(path, [0, 95]);
  for (const [index, [top, bottom]] of [
    [red, green],
    [green, blue],
  ].entries()) {
    const frame = frames[index]!; // two were asked for
    for (const x of [0, 0.5, 0.9]) {
      expect(isNear(colourAt(frame, x, 0.49), top!)).toBe(true);
      expect(isNear(colourAt(frame, x, 0.51), bottom!)).toBe(true);
      expect(isNear(colourAt(frame, x, 1), bottom!)).toBe(true);
    }
  }
});

test("with sound off there is a silent track", async () => {
  const files = [await makeTone(inFolder("off.wav"), { seconds: 4, toneHz: 440 })];
  const { path } = await render(files, ["Nothing is heard."], {
    durationMs: 4000,
    resolution: "480p",
    sound: false,
  });
  expect((await probeVideo(path)).audioSeconds).toBeCloseTo(4, 1);
  const loudest = (await listen(path)).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeLessThan(0.001);
});

describe("a file that cannot be used", () => {
  const refused = async (files: string[]) => {
    const error: unknown = await render(files, [0, " and more"], {
      durationMs: 4000,
      resolution: "480p",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProviderError);
    return error as ProviderError; // just seen
  };

  test("is named: a picture that is none", async () => {
    const path = inFolder("broken.png");
    await writeFile(path, "not a picture");
    const error = await refused([path]);
    expect(error.toFailure()).toEqual({
      kind: "render",
      charged: "no",
      detail: "Image 1 (file1.png) cannot be read as a picture. It may be damaged.",
      isOurs: true,
    });
  });

  test("is named: a clip cut in half", async () => {
    const path = await makeClip(inFolder("half.mp4"), {
      widthPx: 320,
      heightPx: 240,
      seconds: 5,
      top: red,
    });
    await truncate(path, Math.floor((await readFile(path)).length / 2));
    expect((await refused([path])).detail).toMatch(/^Video 1 \(file1\.mp4\) cannot be decoded/);
  });

  test("is named: a sound that is none", async () => {
    const path = inFolder("broken.mp3");
    await writeFile(path, Buffer.alloc(5000, 7));
    expect((await refused([path])).detail).toMatch(/^Audio 1 \(file1\.mp3\) cannot be decoded/);
  });
});

test("a cancel ends the rendering and leaves nothing behind", async () => {
  const files = [await makePicture(inFolder("long.jpg"), { widthPx: 1920, heightPx: 1080, top: red })];
  const controller = new AbortController();
  const place = inFolder("canceled");
  const rendering = render(
    files,
    [0],
    { durationMs: 15_000, resolution: "1080p" },
    {
      signal: controller.signal,
      onProgress: () => controller.abort(),
      place,
    },
  );
  await expect(rendering).rejects.toThrow(/abort/i);
  expect(await readdir(place)).toEqual([]);
});
