// Scrolling through a history of 4 000 results with posters, at the speed of a hurried hand: frames per second, and how much of the
// list is in the page. Goal: ≥ 55 fps; no video at all.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import sharp from "sharp";
import { enterStudio } from "#e2e/journeys/owner.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { databaseUrlOf } from "#e2e/waits.ts";
import { findBrowser } from "#lib/launch/testing/find-browser.ts";
import { seedRunsOf } from "./history/seed-history.ts";

const runs = 2000;
const goalFps = 55;
const scrollForMs = 10_000;
const pixelsPerSecond = 3000;

const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log));
const page = await browser.newPage({ baseURL: studio.url, viewport: { width: 1440, height: 900 } });
await enterStudio(page);
await seed();
await page.goto("/history", { waitUntil: "networkidle" });

const frames = await page.evaluate(
  ({ forMs, perSecond }) =>
    new Promise<{ intervals: number[]; rows: number; images: number; videos: number; scrolled: number }>(
      (resolve) => {
        const intervals: number[] = [];
        const beganAt = performance.now();
        let last = beganAt;
        const step = (now: number) => {
          intervals.push(now - last);
          last = now;
          window.scrollTo(0, ((now - beganAt) / 1000) * perSecond);
          if (now - beganAt < forMs) requestAnimationFrame(step);
          else
            resolve({
              intervals,
              rows: document.querySelectorAll("[aria-posinset]").length,
              images: document.querySelectorAll("main img").length,
              videos: document.querySelectorAll("video").length,
              scrolled: window.scrollY,
            });
        };
        requestAnimationFrame(step);
      },
    ),
  { forMs: scrollForMs, perSecond: pixelsPerSecond },
);
await close();
const sorted = frames.intervals.slice(1).toSorted((one, other) => one - other);
const fps = Math.round((sorted.length / scrollForMs) * 10_000) / 10;
console.table([
  {
    fps,
    "p95 frame, ms": Math.round(sorted[Math.floor(sorted.length * 0.95)]! * 10) / 10, // there are hundreds
    "scrolled px": Math.round(frames.scrolled),
    "rows in the page": frames.rows,
    "posters in the page": frames.images,
    "videos in the page": frames.videos,
  },
]);
console.log(`${fps} fps (goal ≥ ${goalFps})`);

/** Runs of the owner, and a dozen pictures that their posters share. */
async function seed(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrlOf(studio) });
  await client.connect();
  const { rows } = await client.query<{ id: string }>("SELECT id FROM member");
  await seedRunsOf(client, rows[0]!.id, runs); // its owner has just joined
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
