import { expect, test } from "vitest";
import { makeClip, makePicture, makeTone } from "#lib/media/server/render/testing/make-input.ts";
import { colourAt, listen, toneStrength, watchFrames } from "#lib/media/server/render/testing/watch-video.ts";
import { blue, framesAt, inFolder, isNear, red, render } from "./testing/render-prompt.ts";

test("every format of picture and clip covers the frame, upright, and never shows a border", async () => {
  const picture = { widthPx: 400, heightPx: 300, top: red, bottom: blue };
  const clip = { ...picture, seconds: 2 };
  const files = await Promise.all([
    ...["jpg", "png", "webp", "gif", "bmp", "tiff"].map((extension) =>
      makePicture(inFolder(`format.${extension}`), picture),
    ),
    // Stored upside down, and said to be so.
    makePicture(inFolder("turned.jpg"), { ...picture, top: blue, bottom: red, orientation: 3 }),
    makeClip(inFolder("format.mp4"), clip),
    makeClip(inFolder("format.mov"), clip),
    makeClip(inFolder("format.webm"), clip),
    makeClip(inFolder("turned.mov"), { ...clip, top: blue, bottom: red, rotation: 180 }),
  ]);
  const { path } = await render(
    files,
    files.map((_, index) => index),
    { durationMs: 11_000, resolution: "480p", aspectRatio: "1:1" },
  );
  let index = 0;
  for await (const frame of watchFrames(path)) {
    for (const x of [0, 0.25, 0.75]) {
      expect([index, x, isNear(colourAt(frame, x, 0), red)]).toEqual([index, x, true]);
      expect([index, x, isNear(colourAt(frame, x, 0.4), red)]).toEqual([index, x, true]);
      expect([index, x, isNear(colourAt(frame, x, 0.6), blue)]).toEqual([index, x, true]);
    }
    index += 1;
  }
  expect(index).toBe(264);
});

test("a clip turned on its side stands upright", async () => {
  const files = [
    await makeClip(inFolder("side.mp4"), {
      widthPx: 400,
      heightPx: 400,
      seconds: 4,
      top: red,
      bottom: blue,
      rotation: 90,
    }),
  ];
  const { path } = await render(files, [0], { durationMs: 4000, resolution: "480p", aspectRatio: "1:1" });
  const [frame] = await framesAt(path, [10]);
  expect(isNear(colourAt(frame!, 0.2, 0.4), blue)).toBe(true);
  expect(isNear(colourAt(frame!, 0.8, 0.4), red)).toBe(true);
});

test("audio references of every format are heard one after another", async () => {
  const files = await Promise.all([
    makeTone(inFolder("one.mp3"), { seconds: 5, toneHz: 400 }),
    makeTone(inFolder("two.wav"), { seconds: 5, toneHz: 600 }),
    makeTone(inFolder("three.m4a"), { seconds: 5, toneHz: 900 }),
  ]);
  const { path } = await render(files, ["Three tones."], { durationMs: 15_000, resolution: "480p" });
  const samples = await listen(path);
  for (const [index, toneHz] of [400, 600, 900].entries())
    expect(toneStrength(samples, toneHz, index * 5000 + 500, index * 5000 + 4500)).toBeGreaterThan(0.2);
});
