// Scrolling through a history of 4 000 results with posters, at the speed of a hurried hand: frames per second, and how much of the
// wall is in the page. Goal: ≥ 55 fps; no video while nothing rests on a clip.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import sharp from "sharp";
import { enterStudio } from "#e2e/journeys/owner.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { databaseUrlOf } from "#e2e/waits.ts";
import { findBrowser } from "#tools/find-browser.ts";
import { storeRunsOf } from "./history/store-history.ts";

const runs = 2000;
const goalFps = 55;
const scrollForMs = 10_000;
const pixelsPerSecond = 3000;

const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log));
const page = await browser.newPage({ baseURL: studio.url, viewport: { width: 1440, height: 900 } });
await enterStudio(page);
await fill();
await page.goto("/history", { waitUntil: "networkidle" });

const frames = await scroll();
const inPage = await page.evaluate(() => ({
  clips: document.querySelectorAll("[data-tile]").length,
  posters: document.querySelectorAll("main img").length,
  videos: document.querySelectorAll("video").length,
}));
// What this machine draws at best just now: a page as high with nothing in it.
await page.setContent(`<div style="height: ${(pixelsPerSecond * scrollForMs) / 1000 + 2000}px"></div>`);
const empty = await scroll();
await close();
console.table([
  { page: "history", ...tell(frames), ...inPage },
  { page: "empty", ...tell(empty) },
]);
const { fps } = tell(frames);
console.log(
  `${fps} fps (goal ≥ ${goalFps}), ${Math.round((fps / tell(empty).fps) * 100)} % of an empty page's`,
);

/** Scrolls down, and gives the times between frames in milliseconds. */
function scroll(): Promise<number[]> {
  return page.evaluate(
    ({ forMs, perSecond }) =>
      new Promise<number[]>((resolve) => {
        const intervals: number[] = [];
        const beganAt = performance.now();
        let last = beganAt;
        const step = (now: number) => {
          intervals.push(now - last);
          last = now;
          window.scrollTo(0, ((now - beganAt) / 1000) * perSecond);
          if (now - beganAt < forMs) requestAnimationFrame(step);
          else resolve(intervals.slice(1));
        };
        requestAnimationFrame(step);
      }),
    { forMs: scrollForMs, perSecond: pixelsPerSecond },
  );
}

function tell(intervals: readonly number[]): { fps: number; "p95 frame, ms": number } {
  const sorted = intervals.toSorted((one, other) => one - other);
  const sumMs = intervals.reduce((sum, interval) => sum + interval, 0);
  const p95 = sorted[Math.floor(sorted.length * 0.95)]!; // there are hundreds
  return {
    fps: Math.round((intervals.length / sumMs) * 10_000) / 10,
    "p95 frame, ms": Math.round(p95 * 10) / 10,
  };
}

/** Runs of the owner, and a dozen pictures that their posters share. */
async function fill(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrlOf(studio) });
  await client.connect();
  const { rows } = await client.query<{ id: string }>("SELECT id FROM member");
  await storeRunsOf(client, rows[0]!.id, runs); // its owner has just joined
  const folder = join(studio.dataDir, "derivatives");
  mkdirSync(folder, { recursive: true });
  const hashes: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const background = { r: (index * 53) % 200, g: (index * 97) % 200, b: (index * 31) % 200 };
    const noise = { type: "gaussian", mean: 40, sigma: 30 } as const;
    const bytes = await sharp({ create: { width: 480, height: 270, channels: 3, background, noise } })
      .webp()
      .toBuffer();
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(join(folder, sha256), bytes);
    hashes.push(sha256);
  }
  await client.query(
    "UPDATE derivative SET sha256 = ($1::text[])[1 + get_byte(uuid_send(blob_id), 3) % 12]",
    [hashes],
  );
  await client.end();
}
