/**
 * `npm run demo` on an empty folder: the seconds from the first page to everything there (goal ≤ 120), of a second start (goal ≤ 10),
 * and of Ctrl-C (goal ≤ 3); broken invariants, results without what is made of them, and processes left behind (goal 0 each).
 * PICTURES=folder keeps a picture of every page.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { freePort, makeDataDir, type RunningStudio } from "#e2e/start-studio.ts";
import { descendantsOf } from "#e2e/processes.ts";
import { withDatabase } from "#e2e/waits.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { password, people } from "#tools/demo/tables.ts";
import { findBrowser } from "#tools/find-browser.ts";

const root = process.cwd();
const { dataDir, remove } = makeDataDir();
const port = await freePort();
const secondsSince = (from: number) => Math.round((performance.now() - from) / 100) / 10;

type Demo = RunningStudio & { readyAt: number; line(pattern: RegExp): Promise<string> };

const first = await start();
const startedAt = first.readyAt;
await first.line(/^Everything is there/);
const fullSeconds = secondsSince(startedAt);
const gallery = (await first.line(/^ {2}Gallery {2}http/)).trim().split(/\s+/).at(-1)!; // the pattern asks for it
const copiesSeconds = await untilCopied(first);
const broken = await withDatabase(first, () => brokenInvariants(mintWorker()));
const states = await withDatabase(first, () =>
  database().generation.groupBy({ by: ["status"], _count: true }),
);
if (process.env.PICTURES) await takePictures(first, process.env.PICTURES);
const stopped = await stop(first);

const againAt = performance.now();
const second = await start();
await second.line(/^ {2}Gallery {2}http/);
const againSeconds = secondsSince(againAt);
await wait(15_000); // every provider is asked again meanwhile
const later = await withDatabase(second, () =>
  database().generation.groupBy({ by: ["status"], _count: true }),
);
await stop(second);
remove();

console.table(
  states.map(({ status, _count }) => ({
    status,
    first: _count,
    again: later.find((each) => each.status === status)?._count,
  })),
);
console.table([{ fullSeconds, copiesSeconds, againSeconds, ...stopped, broken: broken.length }]);
for (const { invariant, ids } of broken) console.log(`broken: ${invariant}: ${ids.join(", ")}`);

async function start(): Promise<Demo> {
  const launcher = spawn(
    process.execPath,
    ["--conditions=react-server", join(root, "tools/demo/start.ts"), dataDir],
    { cwd: root, env: { ...process.env, PORT: String(port) }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const lines: string[] = [];
  for (const stream of [launcher.stdout, launcher.stderr])
    createInterface({ input: stream }).on("line", (text) => {
      console.log(text);
      lines.push(text);
    });
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = lines.find((text) => pattern.test(text));
      if (found !== undefined) return found;
      if (launcher.exitCode !== null) throw new Error("the demo has ended");
      await wait(100);
    }
  };
  const url = (await line(/^ {2}Studio/)).trim().split(/\s+/).at(-1)!; // the pattern asks for it
  return {
    url,
    dataDir,
    launcher,
    lines,
    line,
    readyAt: performance.now(),
    stop: async () => void launcher.kill("SIGINT"),
  };
}

/** Comparing copies are made last, one at a time. */
async function untilCopied(demo: Demo): Promise<number> {
  await withDatabase(demo, async () => {
    for (;;) {
      const [left] = await database().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pgboss.job WHERE name IN ('copy', 'measure') AND state < 'completed'`;
      if (left?.count === 0) return;
      await wait(300);
    }
  });
  return secondsSince(startedAt);
}

async function stop({
  launcher,
}: {
  launcher: ChildProcess;
}): Promise<{ stopSeconds: number; leftBehind: number }> {
  const pids = descendantsOf(launcher.pid ?? 0);
  const at = performance.now();
  launcher.kill("SIGINT");
  await once(launcher, "close");
  const stopSeconds = secondsSince(at);
  return { stopSeconds, leftBehind: pids.filter(isAlive).length };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function takePictures({ url }: Demo, folder: string): Promise<void> {
  const executablePath = findBrowser(root, console.log);
  if (!executablePath) throw new Error("No browser here: set CHROMIUM_PATH to a Chromium or Chrome.");
  mkdirSync(folder, { recursive: true });
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  const desk = { baseURL: url, viewport: { width: 1440, height: 900 }, colorScheme: "dark" as const };
  const page = await (await browser.newContext(desk)).newPage();
  const take = async (name: string, path: string, taker: Page = page, prepare?: () => Promise<void>) => {
    await taker.goto(path);
    await taker.waitForLoadState("networkidle");
    await prepare?.();
    await wait(1_500); // posters fade in
    await taker.screenshot({ path: join(folder, `demo-${name}.png`) });
  };
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(people.lena.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/studio");
  const { prompts, runs, hiddenRunId, galleries } = await withDatabase(first, idsOf);
  await take("studio", "/studio");
  await take("prompt", `/studio/${prompts.get("Red coat")}`);
  await take("prompt-draft", `/studio/${prompts.get("Mara")}`);
  await take("prompt-runs", `/prompts/${prompts.get("Red coat")}`);
  await take("history", "/history");
  await take("room", `/runs/${runs.get("Red coat")}`);
  await take("compare", `/runs/${runs.get("Red coat")}`, page, async () => {
    await page.getByLabel("Layout").selectOption("Wipe");
  });
  await take("room-states", `/runs/${runs.get("Neon alley")}`);
  await take("blind", `/runs/${hiddenRunId}/blind`);
  await take("blind-shown", `/runs/${runs.get("Dunes before sunrise")}/blind`);
  await take("scoreboard", "/scoreboard");
  await take("galleries", "/galleries");
  for (const [title, id] of galleries)
    await take(`gallery-${title.split(" ")[0]!.toLowerCase()}`, `/galleries/${id}`); // a title has words
  for (const name of ["providers", "members", "account", "storage"])
    await take(`settings-${name}`, `/settings/${name}`);
  const visitor = await (await browser.newContext(desk)).newPage();
  await take("public-1440", gallery, visitor);
  const phone = await browser.newContext({ ...desk, viewport: { width: 390, height: 844 }, hasTouch: true });
  await take("public-390", gallery, await phone.newPage());
  await browser.close();
}

/** The owner's latest prompt and run of each name, the run whose names are hidden, and all galleries. */
async function idsOf() {
  const [prompts, runs, hidden, galleries] = await Promise.all([
    database().prompt.findMany({ orderBy: { updatedAt: "asc" } }),
    database().run.findMany({ orderBy: { id: "asc" } }),
    database().blindComparison.findFirst({ where: { revealedAt: null } }),
    database().gallery.findMany(),
  ]);
  const nameOf = (document: unknown) => /"text": ?"([^.,"]*)/.exec(JSON.stringify(document))?.[1] ?? "";
  return {
    prompts: new Map(prompts.map(({ id, document }) => [nameOf(document), id])),
    runs: new Map(runs.map(({ id, snapshot }) => [nameOf(snapshot), id])),
    hiddenRunId: hidden?.runId,
    galleries: galleries.map(({ id, title }) => [title, id] as const),
  };
}
