/**
 * Fifteen files added at once to a studio whose uploads are held back: the time from the choice until every one shows what was
 * measured and every chosen model has judged them all, the bytes that were read of each, the longest task of the page's own thread.
 * Against what the same browser's own elements need to tell less of the same files, and ffprobe, where it is installed. Goals:
 * ≤ 400 ms, ≤ 1 MB a file, no task of 50 ms or more that is ours alone.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { inModels } from "#e2e/journeys/composer.ts";
import { enterStudio } from "#e2e/journeys/owner.ts";
import { makeImage, makeSound, makeVideo } from "#simulators/media.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { makeStillVideo } from "#e2e/still-video.ts";
import { findBrowser } from "#tools/find-browser.ts";

const rounds = 5;
/** What models say when the last file of each kind is measured: sums, and a side. */
const lastSentences = ["27.2 s of video", "172.1 s of sound", "Long side 6500 px"];
/** A key for every provider, and an address from which they could fetch: what is judged are the files alone. */
const environment = {
  PUBLIC_MEDIA_URL: "https://media.example",
  ...Object.fromEntries(
    ["OXEN", "SIRAY", "MODELLIX", "SIRAYA"].map((name) => [`${name}_API_KEY`, "sk-bench-0001"]),
  ),
};
const run = promisify(execFile);
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function makeFiles(folder: string): Promise<string[]> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const create = { width: 6500, height: 2100, channels: 3, background: "#000", noise } as const;
  const wall = join(folder, "wall.png");
  await writeFile(wall, await sharp({ create }).png({ compressionLevel: 0 }).toBuffer());
  const photos = [1, 2, 3, 4, 5].map((index) =>
    makeImage(join(folder, `photo${index}.jpg`), {
      width: 4000,
      height: 3000,
      colour: [90, 90, index],
      noise: true,
    }),
  );
  const small = (name: string) =>
    makeImage(join(folder, name), { width: 900, height: 600, colour: [9, 9, 99] });
  const tone = (name: string, seconds: number) => makeSound(join(folder, name), { seconds, toneHz: 300 });
  const clip = { width: 640, height: 360, seconds: 4, colour: [200, 80, 20] } as const;
  const still = { width: 1920, height: 1080, fps: 60 };
  return [
    wall,
    ...(await Promise.all(photos)),
    await small("card.webp"),
    await small("scan.tiff"),
    await small("loop.gif"),
    await makeStillVideo(join(folder, "long.mp4"), { ...still, seconds: 18.2 }),
    await makeVideo(join(folder, "phone.mov"), { ...clip, toneHz: 400, headerFirst: false }),
    await makeStillVideo(join(folder, "large.mp4"), {
      ...still,
      codec: "hevc",
      seconds: 5,
      sizeBytes: 3.9e9,
    }),
    await tone("song.mp3", 120),
    await tone("voice.wav", 30),
    await tone("speech.m4a", 22),
  ];
}

/** Has the page note when files were chosen and when all of them are measured and judged. */
async function watch(page: Page, count: number): Promise<void> {
  await page.evaluate(
    ({ wanted, sentences }) => {
      const seen = { chosenAt: 0, judgedAt: 0, longestMs: 0, files: [] as File[] };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          if (startTime + duration > seen.chosenAt && seen.chosenAt > 0)
            seen.longestMs = Math.max(seen.longestMs, duration);
      }).observe({ type: "longtask" });
      document.addEventListener(
        "change",
        ({ target }) => {
          if (!(target instanceof HTMLInputElement) || !target.files) return;
          seen.files = Array.from(target.files);
          seen.chosenAt = performance.now();
        },
        { capture: true },
      );
      const isMeasured = (item: Element) => /\d\s×\s\d|\d\ss\s·/.test(item.textContent ?? "");
      new MutationObserver(() => {
        if (seen.judgedAt > 0) return;
        const items = Array.from(document.querySelectorAll('ul[aria-label="References"] > li'));
        if (items.length < wanted || !items.every(isMeasured)) return;
        const text = document.body.textContent ?? "";
        if (sentences.every((words) => text.includes(words))) seen.judgedAt = performance.now();
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    },
    { wanted: count, sentences: lastSentences },
  );
}

type Seen = { chosenAt: number; judgedAt: number; longestMs: number; files: File[] };

/** Opens a new prompt and adds the files while nothing can be sent. */
async function addOnce(
  page: Page,
  paths: string[],
): Promise<{ ms: number; longestMs: number; readBytes: number[] }> {
  await page.goto("/studio");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
  await inModels(page, async (dialog) => {
    for (const model of await dialog.getByRole("checkbox").all()) await model.check();
  });
  await watch(page, paths.length);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add references" }).click();
  await page.getByRole("menuitem", { name: "Files" }).click();
  await (await choosing).setFiles(paths);
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.judgedAt > 0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))));
  return page.evaluate(() => {
    const { chosenAt, judgedAt, longestMs } = (window as unknown as { seen: Seen }).seen; // set by `watch`
    const entries = performance.getEntriesByName("media reading") as PerformanceMeasure[]; // the page's own
    const readBytes = entries.map(({ detail }) => (detail as { readBytes: number }).readBytes);
    return { ms: judgedAt - chosenAt, longestMs, readBytes };
  });
}

/** What elements of the browser tell of the same files: sides or a duration, and of some nothing. */
function askElements(page: Page): Promise<{ ms: number; told: number }> {
  return page.evaluate(async () => {
    const { files } = (window as unknown as { seen: Seen }).seen; // set by `watch`
    const ask = (file: File) =>
      new Promise<boolean>((resolve) => {
        const isImage = file.type.startsWith("image/");
        const element = document.createElement(isImage ? "img" : "video");
        element.addEventListener(isImage ? "load" : "loadedmetadata", () => resolve(true));
        element.addEventListener("error", () => resolve(false));
        element.src = URL.createObjectURL(file);
      });
    const startedAt = performance.now();
    const told = await Promise.all(files.map(ask));
    return { ms: performance.now() - startedAt, told: told.filter(Boolean).length };
  });
}

async function askFfprobe(paths: string[]): Promise<{ ms: number; told: number } | null> {
  const startedAt = performance.now();
  let told = 0;
  for (const path of paths) {
    const argv = ["-v", "error", "-show_streams", "-show_format", "-of", "json", path];
    try {
      await run("ffprobe", argv);
      told += 1;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    }
  }
  return { ms: performance.now() - startedAt, told };
}

const folder = await mkdtemp(join(tmpdir(), "bench-judge-"));
const paths = await makeFiles(folder);
const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log), environment);
const context = await browser.newContext({ baseURL: studio.url, viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
await enterStudio(page);
await page.route("**/ingest/**", () => undefined); // held for good

const ours = [];
const elements = [];
const probes = [];
for (let round = 0; round < rounds; round++) {
  ours.push(await addOnce(page, paths));
  elements.push(await askElements(page));
  const probed = await askFfprobe(paths);
  if (probed) probes.push(probed);
}
await close();

const { readBytes } = ours[0]!; // there was a round
const sizes = await Promise.all(
  paths.map(async (path) => ({ name: basename(path), size: (await stat(path)).size })),
);
const round = (value: number) => Math.round(value);
console.table(sizes.map(({ name, size }) => ({ file: name, MB: Number((size / 1e6).toFixed(2)) })));
console.table([
  {
    who: "worker and verdicts",
    "15 files ms": round(median(ours.map(({ ms }) => ms))),
    slowest: round(Math.max(...ours.map(({ ms }) => ms))),
    told: readBytes.length,
  },
  {
    who: "img and video elements",
    "15 files ms": round(median(elements.map(({ ms }) => ms))),
    slowest: round(Math.max(...elements.map(({ ms }) => ms))),
    told: elements[0]?.told,
  },
  ...(probes.length > 0
    ? [
        {
          who: "ffprobe, one after another",
          "15 files ms": round(median(probes.map(({ ms }) => ms))),
          slowest: round(Math.max(...probes.map(({ ms }) => ms))),
          told: probes[0]?.told,
        },
      ]
    : []),
]);
const most = Math.max(...readBytes) / 1000;
const sum = readBytes.reduce((total, bytes) => total + bytes, 0) / 1000;
const longest = ours.map(({ longestMs }) => longestMs);
console.log(
  `${round(median(ours.map(({ ms }) => ms)))} ms until judged (goal ≤ 400), at most ${round(most)} kB of a file (goal ≤ 1000), ${round(sum)} kB of ${round(sizes.reduce((total, { size }) => total + size, 0) / 1e6)} MB; longest task: median ${round(median(longest))} ms, worst ${round(Math.max(...longest))} ms (goal < 50)`,
);
await rm(folder, { recursive: true, force: true });
