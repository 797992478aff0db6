import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { childEnvironment } from "./environment.ts";
import { LaunchError, reasonOf } from "./launch-error.ts";
import { FolderInUse, lockFolder } from "./lock.ts";
import { launcherLines, launchRefusals, parts } from "./messages.ts";

/** What the pages are built from. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "instrumentation.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];

const isSource = (path: string) => !/\.test\.tsx?$|\/testing\/|^lib\/(data\/generated|launch)\//.test(path);

/** One hash over names and contents of all sources: two equal ones would build the same. */
export function sourceHash(root: string): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => filesOf(root, source)).filter(isSource)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** The files at or below a path, sorted, relative to the root. */
function filesOf(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesOf(root, `${path}/${name}`));
}

/** Named in tsconfig.json: the framework writes there what it does not find. */
const unfinished = ".next-build";
/** Running studios of the same checkout may still read the last ones. */
const keptBuilds = 3;

/** Prisma's client, generated again when the schema has changed. */
export async function ensureDatabaseClient(root: string, signal?: AbortSignal): Promise<void> {
  const folder = join(root, "lib/data/generated");
  const stamp = join(folder, ".schema");
  const hash = createHash("sha256")
    .update(readFileSync(join(root, "prisma/schema.prisma")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  await run(root, ["node_modules/prisma/build/index.js", "generate"], {}, parts.databaseClient, signal);
  writeFileSync(stamp, hash);
}

/** The folder of the built pages, relative to the root; built now when the sources have changed. */
export async function ensureBuild(
  root: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const folder = `.next-${sourceHash(root)}`;
  if (existsSync(join(root, folder, "BUILD_ID"))) return folder;
  const lock = await lockBuilds(root, say, signal);
  try {
    return existsSync(join(root, folder, "BUILD_ID")) ? folder : await build(root, folder, say, signal);
  } finally {
    lock.release();
  }
}

/** Studios with different data folders may start from one checkout at once: one builds, the others wait. */
async function lockBuilds(
  root: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<{ release(): void }> {
  const folder = join(root, "node_modules/.cache/triptych");
  mkdirSync(folder, { recursive: true });
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await lockFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
    }
    if (isFirst) say(launcherLines.waitingForBuild);
    await wait(500, undefined, { signal });
  }
}

async function build(
  root: string,
  folder: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  say(launcherLines.building);
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const progress = setInterval(() => say(launcherLines.stillBuilding(seconds())), 15_000);
  try {
    rmSync(join(root, unfinished), { recursive: true, force: true });
    const environment = { NODE_ENV: "production", NEXT_DIST_DIR: unfinished };
    await run(root, ["node_modules/next/dist/bin/next", "build"], environment, parts.pages, signal);
    rmSync(join(root, folder), { recursive: true, force: true });
    renameSync(join(root, unfinished), join(root, folder));
    removeOldBuilds(root);
  } catch (error) {
    rmSync(join(root, unfinished), { recursive: true, force: true });
    if (error instanceof LaunchError || signal?.aborted) throw error;
    throw new LaunchError(launchRefusals.pages(root, reasonOf(error)), { cause: error });
  } finally {
    clearInterval(progress);
  }
  say(launcherLines.built(seconds()));
  return folder;
}

async function run(
  root: string,
  argv: string[],
  environment: Record<string, string>,
  what: string,
  signal?: AbortSignal,
): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, argv, {
    cwd: root,
    env: childEnvironment(environment),
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output = (output + chunk.toString()).slice(-200_000)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0) return;
  mkdirSync(join(root, "node_modules/.cache/triptych"), { recursive: true });
  const log = join(root, "node_modules/.cache/triptych/build.log");
  writeFileSync(log, output);
  throw new LaunchError(launchRefusals.notBuilt(what, log));
}

function removeOldBuilds(root: string): void {
  const builds = readdirSync(root)
    .filter((name) => /^\.next-[0-9a-f]{16}$/.test(name))
    .map((name) => ({ name, changedMs: statSync(join(root, name)).mtimeMs }))
    .toSorted((one, other) => other.changedMs - one.changedMs);
  for (const { name } of builds.slice(keptBuilds)) rmSync(join(root, name), { recursive: true, force: true });
}
