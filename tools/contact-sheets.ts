import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { makeDataDir, startStudio } from "#e2e/start-studio.ts";
import { drawSheets, type Shot } from "./draw-sheet.ts";
import { findBrowser } from "./find-browser.ts";

/**
 * `npm run sheets`: every state that `/scenes` shows, as pictures on contact sheets, one for each noun and width. Whatever a scene writes
 * with `console.error` fails it, so that this is a test of the states too.
 */
const root = join(import.meta.dirname, "..");
const { values: asked } = parseArgs({
  options: {
    /** A noun, or a noun and a state: `run`, `run/four-results`. */
    scene: { type: "string" },
    widths: { type: "string", default: "390,1440" },
    theme: { type: "string", default: "dark,light" },
    out: { type: "string", default: "test-results/sheets" },
    /** A studio in development that runs already. */
    url: { type: "string" },
  },
});
const widths = asked.widths.split(",").map(Number);
const themes = asked.theme.split(",");
const out = resolve(asked.out);

type Listed = { name: string; isPage: boolean };

/** Of a longer page the beginning is shown. */
const pageMaxPx = 2400;
const stillFor = { quietMs: 150, patienceMs: 3000 };
const sizeOf = (width: number) => ({ width, height: width < 600 ? 844 : 900 });

const troubles: string[] = [];
const studio = asked.url ? null : await startOwnStudio();
const browser = await launchBrowser();
try {
  const url = asked.url ?? studio!.url;
  const scenes = await listScenes(browser, url);
  if (scenes.length === 0) throw new Error(`no scene is called ${asked.scene}`);
  const nouns = Map.groupBy(scenes, ({ name }) => name.split("/")[0]!);
  mkdirSync(out, { recursive: true });
  for (const [noun, own] of nouns) await takeNoun(noun, own, url);
} finally {
  await browser.close();
  await studio?.stop();
}
for (const trouble of troubles) console.error(trouble);
console.log(troubles.length === 0 ? `The sheets are in ${out}` : `${troubles.length} scenes are broken.`);
process.exitCode = troubles.length === 0 ? 0 : 1;

async function startOwnStudio() {
  console.log("Starting a studio in development");
  const { dataDir, remove } = makeDataDir();
  const running = await startStudio({ dataDir, isDev: true });
  return {
    url: running.url,
    async stop() {
      await running.stop();
      remove();
    },
  };
}

function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser(root, console.log);
  if (!executablePath) throw new Error("No browser here: set CHROMIUM_PATH to a Chromium or Chrome.");
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

async function listScenes(from: Browser, url: string): Promise<Listed[]> {
  const page = await from.newPage();
  await page.goto(`${url}/scenes`, { timeout: 120_000 });
  const links = page.locator("a[data-scene]");
  await links.first().waitFor({ timeout: 120_000 });
  const all = await links.evaluateAll((elements) =>
    elements.map(({ dataset }: HTMLElement | SVGElement) => ({
      name: dataset["scene"] ?? "",
      isPage: dataset["frame"] === "page",
    })),
  );
  await page.close();
  return all.filter(({ name }) => !asked.scene || name === asked.scene || name.startsWith(`${asked.scene}/`));
}

/** Each scene is opened at every width, and seen in every theme. */
async function takeNoun(noun: string, scenes: readonly Listed[], url: string): Promise<void> {
  const shots = new Map<number, Shot[]>(widths.map((width) => [width, []]));
  const page = await browser.newPage({ reducedMotion: "reduce", locale: "en-GB" });
  page.on("pageerror", (error) => note(page, error.message));
  page.on("console", (message) => message.type() === "error" && note(page, message.text()));
  await page.goto(`${url}/scenes/${noun}/none-of-them?bare`, { timeout: 120_000, waitUntil: "networkidle" });
  await page.addStyleTag({ content: "nextjs-portal { display: none }" }); // the framework's own mark
  for (const [index, { name, isPage }] of scenes.entries()) {
    if (index % 10 === 0) console.log(`${noun}: ${index} of ${scenes.length}`);
    for (const width of widths) {
      await page.setViewportSize(sizeOf(width));
      if (!(await open(page, name))) break;
      for (const theme of themes) {
        await page.evaluate((value) => (document.documentElement.dataset["theme"] = value), theme);
        await settle(page);
        const caption = `${name.replace("/", " · ")} · ${width} · ${theme}`;
        shots.get(width)!.push(await take(page, isPage, caption));
      }
    }
  }
  await page.close();
  for (const [width, taken] of shots) await drawSheets(taken, join(out, `${noun}-${width}.png`));
}

/** Shows a scene anew; false where its steps fail, and then the page says why. */
async function open(page: Page, name: string): Promise<boolean> {
  // Faster than a page of its own. Between two scenes is none, so that nothing stays of one that was opened at another width.
  for (const path of [name.replace(/[^/]+$/, "none-of-them"), name])
    await page.evaluate((place) => window.history.pushState(null, "", `/scenes/${place}`), path);
  try {
    await page.locator(`[data-ready="${name}"]`).waitFor({ state: "attached", timeout: 30_000 });
    return true;
  } catch {
    note(page, "it never stands there as it should");
    return false;
  }
}

function note(page: Page, text: string): void {
  const { pathname } = new URL(page.url());
  troubles.push(`${pathname.replace("/scenes/", "")}: ${text.split("\n").slice(0, 4).join(" ")}`);
}

/** Pictures and the first frames of films are there, and nothing comes or goes any more. */
async function settle(page: Page): Promise<void> {
  const isThere = () =>
    document.fonts.status === "loaded" &&
    [...document.images].every((image) => {
      image.loading = "eager"; // the picture is of all of the page
      return image.complete;
    }) &&
    [...document.querySelectorAll("video")].every(
      (video) => video.readyState >= 2 || video.preload === "none" || video.error !== null,
    );
  const isThereSoon = () => page.waitForFunction(isThere, undefined, { timeout: 10_000 });
  try {
    await page.evaluate(stillness, stillFor);
    await isThereSoon();
    await page.evaluate(stillness, stillFor); // a film comes after its still, where it is seen
    await isThereSoon();
  } catch {
    note(page, "a picture or a film of it does not come");
  }
}

/** Waits until no element has come or gone for a while; what ticks may go on. */
function stillness({ quietMs, patienceMs }: { quietMs: number; patienceMs: number }): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(end, quietMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, quietMs);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(end, patienceMs);
  });
}

/** Of what fills a window the page, else the part alone. */
async function take(page: Page, isPage: boolean, caption: string): Promise<Shot> {
  const picture = isPage ? await takePage(page) : await page.locator("[data-ready]").screenshot();
  const { width, height } = await sharp(picture).metadata();
  if (height <= pageMaxPx) return { caption, picture, widthPx: width, heightPx: height };
  const beginning = await sharp(picture).extract({ left: 0, top: 0, width, height: pageMaxPx }).toBuffer();
  return { caption, picture: beginning, widthPx: width, heightPx: pageMaxPx };
}

/** All of a page, but of one with something over it no more than the window, which is what that covers. */
async function takePage(page: Page): Promise<Buffer> {
  const isCovered = await page.evaluate(() => {
    // What clings to the foot of the window would lie over the middle of the whole page.
    for (const element of document.querySelectorAll<HTMLElement>(".sticky.bottom-0"))
      element.style.position = "relative";
    return document.querySelector("[role=dialog], dialog[open], [inert]") !== null;
  });
  return page.screenshot({ fullPage: !isCovered });
}
