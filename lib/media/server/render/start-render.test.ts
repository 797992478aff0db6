import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RenderPlan } from "./render-plan.ts";
import { startRender } from "./start-render.ts";
import { makeClip, makePicture } from "./testing/make-input.ts";

let folder: string;
beforeAll(async () => {
  // Every sign that means something to a filter graph, a shell or XML.
  folder = join(await mkdtemp(join(tmpdir(), "render-")), "it's: a [b],c;d=e & <f> $g %h");
  await mkdir(folder);
});
afterAll(() => rm(join(folder, ".."), { recursive: true, force: true }));

const plan: RenderPlan = {
  fps: 24,
  widthPx: 320,
  heightPx: 180,
  durationMs: 1000,
  frames: 24,
  shots: [{ kind: "card", frames: 24, text: "One second." }],
  sounds: [],
};

const start = (change: Partial<RenderPlan>, options: { deadlineMs?: number } = {}) =>
  startRender(
    { ...plan, ...change },
    {
      outputPath: join(folder, "out.mp4"),
      folder: join(folder, "parts"),
      signal: new AbortController().signal,
      onProgress: () => {},
      ...options,
    },
  );

test("any path can be rendered from and to, over what a killed rendering left behind", async () => {
  const picture = await makePicture(join(folder, "p.jpg"), {
    widthPx: 300,
    heightPx: 300,
    top: [200, 30, 30],
  });
  const clip = await makeClip(join(folder, "c.mp4"), {
    widthPx: 320,
    heightPx: 180,
    seconds: 1,
    top: [30, 30, 200],
  });
  await mkdir(join(folder, "parts"));
  await writeFile(join(folder, "parts", "source-0"), "left behind");
  const rendered = await start({
    shots: [
      {
        kind: "image",
        frames: 12,
        caption: null,
        crop: "centre",
        move: "in",
        source: { path: picture, format: "jpeg", title: "Image 1" },
      },
      {
        kind: "video",
        frames: 12,
        caption: null,
        fromMs: 0,
        lengthMs: 1000,
        source: { path: clip, format: "mp4", title: "Video 1" },
      },
    ],
  });
  expect(rendered).toEqual({ state: "done" });
  expect((await readdir(folder)).toSorted()).toEqual(["c.mp4", "out.mp4", "p.jpg"]);
});

test("a rendering beyond its deadline is ended and says so", async () => {
  expect(await start({}, { deadlineMs: 20 })).toEqual({
    state: "failed",
    reason: "Rendering took too long and was stopped.",
  });
});

test("a fault of our own is told apart from a file that cannot be used", async () => {
  const rendered = await start({ widthPx: 321 });
  expect(rendered).toMatchObject({ state: "failed", reason: expect.stringMatching(/^Rendering stopped/) });
  expect(rendered).toHaveProperty("fault");
});
