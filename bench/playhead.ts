/**
 * Players on one clock, in a real browser, against the same players with nothing but play(): four films of 720p, and eight of the
 * size of comparing copies, of 24, 25 and 30 frames a second, 4 to 15 s long, 16:9 beside 9:16. Drift is the gap between the player
 * that is furthest behind and the one that is furthest ahead, at one painted frame, by the browser's own word of which frames it shows
 * since when; "shown" takes the frames' beginnings alone (perfect players of these rates differ by up to 41 ms), "by pixels" the numbers
 * burnt into the frames. A loop of ten seconds and five seeks are part of it. Goals: drift p95 at most 0.7 of that of plain play() or one
 * frame of the slowest clip, whichever is more; seek p95 at most 1.3 of that of the slowest of the same players, each alone in its page
 * and without an engine ("× plain" is against all of them together, without an engine); no wrong frame at rest. SECONDS (30) says how
 * long each is watched: with 600, whether memory grows.
 */
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createProcessMeter } from "#components/playhead/testing/meter.ts";
import { openPage } from "#components/playhead/testing/open-page.ts";
import type { Film } from "#components/playhead/testing/page.ts";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";

const seconds = Number(process.env.SECONDS ?? 30);
const wide = { width: 1280, height: 720, bitrate: 4_000_000 };
const tall = { width: 720, height: 1280, bitrate: 4_000_000 };
const wideCopy = { width: 960, height: 540, bitrate: 2_000_000, keyFrameSeconds: 0.5 };
const tallCopy = { width: 544, height: 960, bitrate: 2_000_000, keyFrameSeconds: 0.5 };
const made = {
  "four-1": { ...wide, fps: 24, seconds: 15 },
  "four-2": { ...wide, fps: 25, seconds: 12 },
  "four-3": { ...tall, fps: 30, seconds: 10 },
  quick: { ...wide, fps: 60, seconds: 10 },
  "four-4": { ...wide, fps: 30, seconds: 4 },
  "eight-1": { ...wideCopy, fps: 24, seconds: 15 },
  "eight-2": { ...wideCopy, fps: 25, seconds: 12 },
  "eight-3": { ...tallCopy, fps: 30, seconds: 10 },
  "eight-4": { ...wideCopy, fps: 30, seconds: 4 },
};
const filmOf = (name: keyof typeof made, id: string, offsetMs = 0): Film => ({
  id,
  src: `/films/${name}.mp4?${id}`,
  durationMs: made[name].seconds * 1000,
  fps: made[name].fps,
  frameTimesMs: null,
  offsetMs,
  hasSound: false,
  loudnessLufs: null,
});
const sets: Record<string, Film[]> = {
  "4 × 720p": [filmOf("four-1", "a"), filmOf("four-2", "b"), filmOf("four-3", "c"), filmOf("four-4", "d")],
  "24 and 60 fps, 9 ms apart": [filmOf("four-1", "a"), filmOf("quick", "b", 9)],
  "8 × 540p": (["a", "b"] as const).flatMap((half) => [
    filmOf("eight-1", `${half}1`),
    filmOf("eight-2", `${half}2`),
    filmOf("eight-3", `${half}3`),
    filmOf("eight-4", `${half}4`),
  ]),
};
const slowestFrameMs = 1000 / 24;
const percentile = (values: readonly number[], share: number) =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN);

const { page, server, folder, browser, close } = await openPage();
for (const [name, film] of Object.entries(made)) await makeNumberedVideo(join(folder, `${name}.mp4`), film);
await page.goto(server.url);
await page.waitForFunction(() => "bench" in window);
const meter = await createProcessMeter(browser);

const rows = [];
for (const [name, films] of Object.entries(sets)) {
  console.log(`${name}: twice ${seconds} s of playing, then seeks, steps and a stall`);
  const plain = await page.evaluate(([all, time]) => window.bench.measurePlain(all, time), [
    films,
    seconds,
  ] as const);
  const before = await meter();
  const timed = page.evaluate(([all, time]) => window.bench.measureEngine(all, time), [
    films,
    seconds,
  ] as const);
  await wait(Math.min(3000, seconds * 500));
  const early = await meter();
  const engine = await timed;
  const after = await meter();
  const { tookMs, wrong } = await page.evaluate((all) => window.bench.measureSeeks(all, 40), films);
  const together = await page.evaluate((all) => window.bench.measurePlainSeeks(all, 40), films);
  const alone: number[] = [];
  for (const film of films) {
    const own = await page.evaluate((one) => window.bench.measurePlainSeeks([one], 40), film);
    alone.push(percentile(own, 0.95));
  }
  const wrongSteps = await page.evaluate((all) => window.bench.measureSteps(all, 20), films);
  const fresh = films.map((film) => ({ ...film, src: `${film.src}-fresh` })); // not from the browser's own store
  const stalling = fresh[0]!.src.slice("/films/".length); // every set has films
  server.holdBack(stalling, 0.3); // of this player alone: others of the set show the same film
  const stall = await page.evaluate((all) => window.bench.measureStall(all), fresh);
  server.letGo(stalling);
  const p95 = percentile(engine.driftMs, 0.95);
  const plainP95 = percentile(plain.driftMs, 0.95);
  const seekP95 = percentile(tookMs, 0.95);
  const ratio = (of: number) => Number((seekP95 / of).toFixed(2));
  rows.push({
    films: name,
    "drift p50 ms": percentile(engine.driftMs, 0.5),
    "p95 ms": p95,
    "frames of slowest": Number((p95 / slowestFrameMs).toFixed(2)),
    "shown p95": percentile(engine.framesMs, 0.95),
    "by pixels": percentile(engine.pixelMs, 0.95),
    "held too": percentile(engine.heldMs, 0.95),
    "plain p95 ms": plainP95,
    "most wanted": Math.round(Math.max(0.7 * plainP95, slowestFrameMs)),
    "plain shown": percentile(plain.framesMs, 0.95),
    "seek p50": percentile(tookMs, 0.5),
    "seek p95": seekP95,
    "× plain": ratio(percentile(together, 0.95)),
    "× slowest alone": ratio(Math.max(...alone)),
    "wrong frames": wrong,
    "wrong steps": wrongSteps,
    "moved in a stall": Math.round(stall.movedMs),
    "apart in a stall": Math.round(stall.apartMs),
    slowed: engine.wasSlowed,
    "processor %": Math.round(
      (100 * (after.processorSeconds - before.processorSeconds)) / seconds / cpus().length,
    ),
    "MB early": Math.round(early.residentBytes / 1e6),
    "MB at end": Math.round(after.residentBytes / 1e6),
  });
}
await close();
console.table(rows);
for (const row of rows)
  console.log(
    `${row.films}: drift p95 ${row["p95 ms"]} ms (goal ≤ ${row["most wanted"]}), seek p95 ${row["× slowest alone"]} × that of its slowest player alone (goal ≤ 1.3), ${row["wrong frames"]} wrong frames (goal 0)`,
  );
