import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "#lib/config.ts";
import { folderBytes, readDiskSpace, reservedBytes } from "#lib/storage/disk-space.ts";
import { copyFolder, syncFolder } from "./copy-folder.ts";
import { LaunchError, reasonOf } from "./launch-error.ts";
import { copyLines, launchRefusals } from "./messages.ts";
import { clusterOf } from "./postgres/placement.ts";

/** A whole copy of the embedded database. */
export type DatabaseCopy = {
  /** Of its folder, which begins with the time: `2026-11-29T19-11-41Z-before-0011_derivative_versions`. */
  name: string;
  folder: string;
  cluster: string;
  /** What it was taken before. */
  before: string;
};

const copyName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z-before-(.+)$/;
const unfinished = ".unfinished";
const progressEveryMs = 2_000;

/** The folder of all copies. */
export function copiesFolder(dataDir: string): string {
  return dataFolder(dataDir, "database-copies");
}

/** The whole copies, newest first. */
export function listCopies(dataDir: string): DatabaseCopy[] {
  const all = copiesFolder(dataDir);
  if (!existsSync(all)) return [];
  return readdirSync(all)
    .toSorted()
    .reverse()
    .flatMap((name) => {
      const before = name.endsWith(unfinished) ? undefined : copyName.exec(name)?.[1];
      const folder = join(all, name);
      const cluster = join(folder, "cluster");
      return before && existsSync(join(cluster, "PG_VERSION")) ? { name, folder, cluster, before } : [];
    });
}

/** Copies that were begun and not ended, by their folders. */
export function listUnfinishedCopies(dataDir: string): string[] {
  const all = copiesFolder(dataDir);
  if (!existsSync(all)) return [];
  return readdirSync(all).flatMap((name) => (name.endsWith(unfinished) ? join(all, name) : []));
}

/** Takes away copies that a start began and did not end. For whoever has the data folder's lock. */
export function removeUnfinishedCopies(dataDir: string): void {
  for (const folder of listUnfinishedCopies(dataDir)) rmSync(folder, { recursive: true, force: true });
}

/**
 * Copies the files of the embedded database, whose server must not run. The copy has its name only when it is whole. Throws
 * `LaunchError` when the disk has no room for it or fails.
 */
export async function keepCopy(options: {
  dataDir: string;
  before: string;
  /** What goes into its README.txt. */
  readme: (copy: DatabaseCopy) => string;
  say: (line: string) => void;
  signal?: AbortSignal;
  freeBytes?: number;
}): Promise<DatabaseCopy> {
  const { dataDir, before, say } = options;
  const cluster = clusterOf(dataDir);
  await requireRoom(dataDir, cluster, launchRefusals.noRoomForCopy, options.freeBytes);
  const all = copiesFolder(dataDir);
  mkdirSync(all, { recursive: true, mode: 0o700 });
  chmodSync(all, 0o700);
  const time = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-");
  const name = `${time}-before-${before}`;
  const folder = join(all, name);
  const copy = { name, folder, cluster: join(folder, "cluster"), before };
  const begun = `${folder}${unfinished}`;
  rmSync(begun, { recursive: true, force: true });
  mkdirSync(begun, { mode: 0o700 });
  try {
    await copyFolder(cluster, join(begun, "cluster"), {
      onProgress: everyNowAndThen((percent) => say(copyLines.progress(percent))),
      signal: options.signal,
    });
    writeFileSync(join(begun, "README.txt"), options.readme(copy), { mode: 0o600, flush: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(begun, folder);
  } catch (error) {
    rmSync(begun, { recursive: true, force: true });
    options.signal?.throwIfAborted();
    throw new LaunchError(launchRefusals.noCopy(all, reasonOf(error)), { cause: error });
  }
  await syncFolder(all);
  return copy;
}

/** Removes all copies but this one and the newest that was taken before something else. */
export function removeOlderCopies(dataDir: string, kept: DatabaseCopy): void {
  const others = listCopies(dataDir).filter(({ name }) => name !== kept.name);
  const second = others.find(({ before }) => before !== kept.before);
  for (const { name, folder } of others)
    if (name !== second?.name) rmSync(folder, { recursive: true, force: true });
}

/** Throws `LaunchError` when the disk of the data folder cannot take another of these folders. */
export async function requireRoom(
  dataDir: string,
  folder: string,
  sentence: (neededBytes: number, freeBytes: number, dataDir: string) => string,
  free?: number,
): Promise<void> {
  const neededBytes = await folderBytes(folder);
  const freeBytes = free ?? (await readDiskSpace(dataDir)).freeBytes;
  if (freeBytes < neededBytes + reservedBytes)
    throw new LaunchError(sentence(neededBytes, freeBytes, dataDir));
}

function everyNowAndThen(tell: (percent: number) => void): (done: number, all: number) => void {
  let toldAt = Date.now();
  return (done, all) => {
    if (Date.now() - toldAt < progressEveryMs) return;
    toldAt = Date.now();
    tell(Math.floor((done / all) * 100));
  };
}
