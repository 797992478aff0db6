/**
 * A ten-second animatic of 720p from five references, captioned and with sound: how many times faster than real time,
 * and against the FFmpeg command line doing the same work (scaling, moving, overlaying, encoding), where there is one.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import type { RenderPlan, RenderShot } from "#lib/media/server/render/render-plan.ts";
import { startRender } from "#lib/media/server/render/start-render.ts";
import { makeClip, makeTone } from "#lib/media/server/render/testing/make-input.ts";

const rounds = 3;
const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "bench-animatic-"));
const inFolder = (name: string) => join(folder, name);

async function makePhoto(name: string): Promise<string> {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const create = { width: 300, height: 200, channels: 3, background: "#888888", noise } as const;
  // Enlarged noise: detail at every scale, as a photograph has it.
  await sharp({ create }).resize(3000, 2000).jpeg({ quality: 90 }).toFile(inFolder(name));
  return inFolder(name);
}

const photos = await Promise.all(["one.jpg", "two.jpg", "three.jpg"].map(makePhoto));
const clip = await makeClip(inFolder("clip.mp4"), {
  widthPx: 1920,
  heightPx: 1080,
  seconds: 3,
  top: [40, 90, 160],
});
const song = await makeTone(inFolder("song.mp3"), { seconds: 10, toneHz: 330 });

const caption = {
  before: "The camera follows ",
  label: "Image 1",
  after: " along the shore while the light goes.",
};
const moves = ["in", "left", "out"] as const;
const shots: RenderShot[] = [
  ...photos.map((path, index): RenderShot => ({
    kind: "image",
    frames: 60,
    caption,
    crop: "centre",
    move: moves[index] ?? "in",
    source: { path, format: "jpeg", title: path },
  })),
  {
    kind: "video",
    frames: 60,
    caption,
    fromMs: 0,
    lengthMs: 3000,
    source: { path: clip, format: "mp4", title: clip },
  },
];
const plan: RenderPlan = {
  fps: 24,
  widthPx: 1280,
  heightPx: 720,
  durationMs: 10_000,
  frames: 240,
  shots,
  sounds: [
    {
      source: { path: song, format: "mp3", title: song },
      startMs: 0,
      fromMs: 0,
      durationMs: 10_000,
      mayBeSilent: false,
    },
  ],
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function renderOurs(): Promise<number> {
  return timed(async () => {
    const rendered = await startRender(plan, {
      outputPath: inFolder("ours.mp4"),
      folder: inFolder("parts"),
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    if (rendered.state === "failed") throw new Error(rendered.fault ?? rendered.reason);
  });
}

/** The same pictures, moves, an overlay of the caption's size, the same encoders and threads. */
function renderByCommand(): Promise<number> {
  const time = "(on-1)/59";
  const edge = (share: string) => `0.05*${share}`;
  const [x, y] = ["W", "H"].map((side) => [`${side}*${edge(time)}`, `${side}*(1-${edge(time)})`] as const);
  const corners = [x![0], y![0], x![1], y![0], x![0], y![1], x![1], y![1]]; // both sides were made above
  const move = `perspective=${corners.map((corner, index) => `${"xy"[index % 2]}${index >> 1}=${corner}`).join(":")}:interpolation=cubic:eval=frame`;
  const cover = "scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,format=yuv420p,setsar=1";
  const graph = [
    ...photos.map(
      (_, index) =>
        `[${index}:v]${cover},loop=-1:1:0,fps=24,trim=end_frame=60,setpts=N/24/TB,${move}[v${index}]`,
    ),
    `[3:v]fps=24,trim=end_frame=60,${cover},setpts=N/24/TB[v3]`,
    "[v0][v1][v2][v3]concat=n=4[all]",
    "color=black@0.5:s=1280x220:r=24,format=yuva420p[words]",
    "color=black@0.5:s=110x30:r=24,format=yuva420p[mark]",
    "[all][words]overlay=0:500:shortest=1[worded]",
    "[worded][mark]overlay=1140:28:shortest=1[out]",
    "[4:a]aresample=48000,atrim=end=10,afade=in:d=0.04,afade=out:st=9.7:d=0.3[sound]",
  ];
  const inputs = [...photos, clip, song].flatMap((path) => ["-i", path]);
  const encode = [
    "-c:v",
    "libx264",
    "-preset",
    "veryfast",
    "-crf",
    "19",
    "-threads",
    "2",
    "-g",
    "24",
    "-c:a",
    "aac",
  ];
  return timed(() =>
    run("ffmpeg", [
      ...["-v", "error", "-y", "-filter_complex_threads", "2", ...inputs, "-filter_complex", graph.join(";")],
      ...["-map", "[out]", "-map", "[sound]", ...encode, "-movflags", "+faststart", inFolder("theirs.mp4")],
    ]),
  );
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const hasCommand = await run("ffmpeg", ["-version"]).then(
  () => true,
  () => false,
);
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  ours.push(await renderOurs());
  if (hasCommand) theirs.push(await renderByCommand());
}
console.table([
  {
    renderer: "animatic",
    medianMs: Math.round(median(ours)),
    timesRealTime: (10_000 / median(ours)).toFixed(2),
  },
  ...(hasCommand
    ? [
        {
          renderer: "ffmpeg",
          medianMs: Math.round(median(theirs)),
          timesRealTime: (10_000 / median(theirs)).toFixed(2),
        },
      ]
    : []),
]);
if (hasCommand)
  console.log(`animatic / ffmpeg: ${(median(ours) / median(theirs)).toFixed(2)} (below 1 is faster)`);
await rm(folder, { recursive: true, force: true });
