/**
 * How much of the window the pictures of a screening room cover, in a real browser and a real studio: runs of 2, 3, 4, 5 and 8 results of
 * 1280 × 720, of mixed ratios, and four with one of them large. What is counted is the picture itself, without bars and without what is
 * outside the window. Goals, for four: at least 55 % of 1280 × 720, 68 % of 1440 × 900 and of 1920 × 1080; no page scrolls from
 * 1024 × 640 up; on a phone the first picture is as wide as the window.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { makeAccount, openSession } from "#e2e/account.ts";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { keepBytes, withOwnHash } from "#e2e/stored-films.ts";
import { withDatabase } from "#e2e/waits.ts";
import { type ResultRow, storeRun } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findBrowser } from "#tools/find-browser.ts";

const windows = [
  [1280, 720],
  [1440, 900],
  [1728, 1117],
  [1920, 1080],
  [2560, 1440],
  [1024, 640],
  [820, 1180],
  [390, 844],
] as const;
const goals: Readonly<Record<string, number>> = { "1280 × 720": 55, "1440 × 900": 68, "1920 × 1080": 68 };
const phone = { width: 390, height: 844 };

const wide = [1280, 720] as const;
const shapes = {
  "2": Array(2).fill(wide),
  "3": Array(3).fill(wide),
  "4": Array(4).fill(wide),
  "5": Array(5).fill(wide),
  "8": Array(8).fill(wide),
  "4 mixed": [wide, [720, 1280], [1680, 720], [960, 960]],
} satisfies Record<string, (readonly [number, number])[]>;

type Seen = { shares: number[]; widestPx: number; scrolls: boolean };

const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log));
const account = await makeAccount(studio, "ada@example.com");
const context = await browser.newContext({
  baseURL: studio.url,
  storageState: await openSession(studio, account),
  reducedMotion: "reduce",
});
const page = await context.newPage();

const table: Record<string, Record<string, string>> = {};
const missed: string[] = [];
for (const [name, sizes] of Object.entries(shapes)) {
  const { path, solo } = await putRun(account.member, sizes);
  await measure(name, path, sizes.length);
  if (name === "4") await measure("4, one large", solo, sizes.length);
}
await close();

console.table(table);
for (const [name, least] of Object.entries(goals))
  console.log(`four on ${name}: ${table[name]?.["4"]} (goal ≥ ${least} %)`);
console.log(missed.length === 0 ? "Every goal is met." : `Missed: ${missed.join("; ")}`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** One run at every window: a row for each window, a column for each run. */
async function measure(name: string, path: string, count: number): Promise<void> {
  for (const [width, height] of windows) {
    const window = `${width} × ${height}`;
    await page.setViewportSize({ width, height });
    await page.goto(path);
    await page
      .locator("article")
      .nth(count - 1)
      .waitFor({ state: "attached" });
    await untilStill(page);
    const looked = await page.waitForFunction(look, undefined, { timeout: 60_000 });
    const { shares, widestPx, scrolls } = (await looked.jsonValue())!; // waited for
    const percent = 100 * shares.reduce((sum, share) => sum + share, 0);
    const rounded = `${percent.toFixed(1)} %`;
    (table[window] ??= {})[name] = scrolls ? `${rounded}, scrolls` : rounded;
    const goal = name === "4" ? goals[window] : undefined;
    if (goal !== undefined && percent < goal) missed.push(`${name} on ${window}: ${rounded} of ${goal} %`);
    if (scrolls && width >= 1024 && height >= 640) missed.push(`${name} on ${window} scrolls`);
    if (width === phone.width && !name.includes("mixed") && widestPx < width - 0.5)
      missed.push(`${name} on ${window}: ${widestPx.toFixed()} px wide`);
  }
}

/** Nothing that is counted has moved for a while. */
async function untilStill(of: Page): Promise<void> {
  await of.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const read = () =>
          [...document.querySelectorAll("article")].map((article) => {
            const { x, y, width, height } = article.getBoundingClientRect();
            return [x, y, width, height].map(Math.round).join(" ");
          });
        const before = read().join();
        const films = [...document.querySelectorAll<HTMLVideoElement>("article video")];
        setTimeout(
          () => resolve(before === read().join() && films.every(({ videoWidth }) => videoWidth > 0)),
          400,
        );
      }),
    undefined,
    { timeout: 60_000 },
  );
}

/** In the page: which part of the window each article's picture covers; null while a film's size isn't known. */
function look(): Seen | null {
  const films = [...document.querySelectorAll<HTMLVideoElement>("article video")];
  if (films.some(({ videoWidth }) => videoWidth === 0)) return null;
  const parts = [...document.querySelectorAll("article")].map((article) => {
    const film = article.querySelector("video");
    const still = [...article.querySelectorAll("img")].find(({ naturalWidth }) => naturalWidth > 0);
    const element = film ?? still;
    if (!element) return { share: 0, widthPx: 0 };
    const [width, height] = film
      ? [film.videoWidth, film.videoHeight]
      : [still?.naturalWidth ?? 0, still?.naturalHeight ?? 0];
    const box = element.getBoundingClientRect();
    const scale = Math.min(box.width / width, box.height / height); // the whole picture is seen
    const size = { width: width * scale, height: height * scale };
    const left = box.left + (box.width - size.width) / 2;
    const top = box.top + (box.height - size.height) / 2;
    const seen = (from: number, length: number, end: number) =>
      Math.max(0, Math.min(from + length, end) - Math.max(from, 0));
    const area = seen(left, size.width, innerWidth) * seen(top, size.height, innerHeight);
    return { share: area / (innerWidth * innerHeight), widthPx: size.width };
  });
  const { scrollHeight, scrollWidth } = document.documentElement;
  return {
    shares: parts.map(({ share }) => share),
    widestPx: Math.max(...parts.map(({ widthPx }) => widthPx)),
    scrolls: scrollHeight > innerHeight + 1 || scrollWidth > innerWidth + 1,
  };
}

/** A run whose results are films of these sizes, really there, past every model. */
async function putRun(
  member: Member,
  sizes: readonly (readonly [number, number])[],
): Promise<{ path: string; solo: string }> {
  const results: ResultRow[] = [];
  for (const [index, [width, height]] of sizes.entries()) {
    const film = { width, height, fps: 24, seconds: 2, bitrate: 400_000 + index };
    const path = await makeNumberedVideo(join(studio.dataDir, "films", `${width}-${index}.mp4`), film);
    const background = { r: 60 + index * 20, g: 70, b: 90 };
    const still = sharp({
      create: { width: 480, height: Math.round((480 * height) / width), channels: 3, background },
    });
    results.push({
      modelId: `${["oxen", "siray", "modellix", "siraya"][index % 4]}/some-model`,
      bytes: keepBytes(studio, withOwnHash(readFileSync(path)), ["media", member.id]),
      derivatives: [
        {
          kind: "poster",
          contentType: "image/webp",
          sha256: keepBytes(studio, await still.webp().toBuffer()).sha256,
        },
      ],
      measured: { widthPx: width, heightPx: height, durationMs: 2000, fps: 24, hasSound: false },
    });
  }
  const run = await withDatabase(studio, () => storeRun(member, results));
  const path = `/runs/${run.runId}`;
  return { path, solo: `${path}?solo=${run.results[0]?.id}` };
}
