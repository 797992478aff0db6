/**
 * A key in the prompt of 2 000 characters and twelve tokens, with the whole page mounted, against a bare contenteditable
 * element with the same text in the same browser: the script that the page runs from one key to the next (all of it, what it
 * puts off included), and the time from the key to the painted frame. Goals, of the medians in the same run: script ≤ 4 ×, paint ≤ 2.5 ×.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { addReferences, enterStudio } from "#e2e/journeys/owner.ts";
import { makeImage } from "#simulators/media.ts";
import { openBrowser } from "#e2e/open-browser.ts";
import { findBrowser } from "#tools/find-browser.ts";

type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args: { data?: { type?: string } };
};
type Measured = { scriptMs: number[]; paintMs: number[] };

const tokens = 12;
const keys = 200;
const gapMs = 60; // a fast typist
const words = "The light falls slowly over the water while somebody walks by. ";
const scriptEvents = new Set([
  "EventDispatch",
  "FunctionCall",
  "RunMicrotasks",
  "TimerFire",
  "FireAnimationFrame",
  "v8.callFunction",
]);

/** The text: `tokens` pieces of equal length, each ending in what stands for a token. */
const text = (token: (index: number) => string) =>
  Array.from({ length: tokens }, (_, index) => words.repeat(3).slice(0, 166) + token(index + 1)).join("");

async function type(page: Page): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { paintTimes: times });
    const channel = new MessageChannel();
    const waiting: number[] = [];
    // A message that is posted in a frame arrives after that frame was painted.
    channel.port1.addEventListener("message", () => {
      for (const at of waiting.splice(0)) times.push(performance.now() - at);
    });
    channel.port1.start();
    window.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        waiting.push(timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      true,
    );
  });
  const events = await traced(session, async () => {
    for (let index = 0; index < keys; index += 1) {
      const key = "abcdefgh "[index % 9]!; // the index stays below nine
      await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, key, unmodifiedText: key });
      await session.send("Input.dispatchKeyEvent", { type: "keyUp", key });
      await wait(gapMs);
    }
  });
  const paintMs = await page.evaluate(() => (window as unknown as { paintTimes: number[] }).paintTimes); // set above
  return { scriptMs: scriptPerKey(events), paintMs };
}

async function traced(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[]))); // the protocol leaves their shape open
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] },
  });
  await work();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  return events;
}

/** The time in which script ran between one key and the next, on the thread that hears the keys. */
function scriptPerKey(events: TraceEvent[]): number[] {
  const presses = events
    .filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown")
    .toSorted((a, b) => a.ts - b.ts);
  const thread = presses[0];
  const ran = events
    .filter(
      ({ name, ph, pid, tid }) =>
        ph === "X" && scriptEvents.has(name) && pid === thread?.pid && tid === thread.tid,
    )
    .toSorted((a, b) => a.ts - b.ts);
  return presses.slice(0, -1).map((press, index) => {
    const endUs = presses[index + 1]!.ts; // the last one is left out
    let seenUs = press.ts;
    let totalUs = 0;
    for (const { ts, dur = 0 } of ran) {
      if (ts < press.ts || ts >= endUs || ts + dur <= seenUs) continue;
      totalUs += ts + dur - Math.max(ts, seenUs);
      seenUs = ts + dur;
    }
    return totalUs / 1000;
  });
}

const folder = await mkdtemp(join(tmpdir(), "bench-keys-"));
const { studio, browser, close } = await openBrowser(findBrowser(process.cwd(), console.log));
const context = await browser.newContext({ baseURL: studio.url, viewport: { width: 1440, height: 900 } });
await context.grantPermissions(["clipboard-read", "clipboard-write"]);

async function openOurs(): Promise<Page> {
  const page = await context.newPage();
  await enterStudio(page);
  const names = Array.from({ length: tokens }, (_, index) => join(folder, `${index}.png`));
  await addReferences(
    page,
    await Promise.all(
      names.map((name, index) => makeImage(name, { width: 640, height: 480, colour: [40, 90, 10 * index] })),
    ),
  );
  await page
    .getByText(/Uploading|Analysing|Waiting/)
    .first()
    .waitFor({ state: "detached" });
  await page.evaluate(
    (written) => navigator.clipboard.writeText(written),
    text((index) => `@Image${index} `),
  );
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+v");
  await page.getByText(/^Saved/).waitFor();
  return page;
}

async function openBare(): Promise<Page> {
  const page = await context.newPage();
  const body = text(
    (index) => `<span contenteditable="false" style="border:1px solid">Image ${index}</span> `,
  );
  await page.setContent(
    `<div contenteditable style="width:40rem;font:18px/1.6 sans-serif;white-space:pre-wrap">${body}</div>`,
  );
  await page.locator("div").focus();
  await page.keyboard.press("ControlOrMeta+End");
  return page;
}

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
const round = (value: number) => Number(value.toFixed(2));
const row = (name: string, { scriptMs, paintMs }: Measured) => ({
  text: name,
  keys: paintMs.length,
  "script median ms": round(at(scriptMs, 0.5)),
  "script p95 ms": round(at(scriptMs, 0.95)),
  "paint median ms": round(at(paintMs, 0.5)),
  "paint p95 ms": round(at(paintMs, 0.95)),
});

const ours = await openOurs();
await ours.bringToFront();
const measured = row("the prompt", await type(ours));
const bare = await openBare();
await bare.bringToFront();
const compared = row("bare contenteditable", await type(bare));
await close();
await rm(folder, { recursive: true, force: true });
console.table([measured, compared]);
const times = (column: "script median ms" | "paint median ms") =>
  `${round(measured[column] / compared[column])} × a bare one`;
console.log(`script ${times("script median ms")} (goal ≤ 4), paint ${times("paint median ms")} (goal ≤ 2.5)`);
