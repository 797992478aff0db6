import { lstat, mkdir, readdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "#lib/config.ts";
import { Refusal } from "./ingest/answer.ts";

/** What the disk under DATA_DIR has, and what of it this process may still write, in bytes. */
export async function readDiskSpace(
  dataDir: string = readConfig().dataDir,
): Promise<{ freeBytes: number; totalBytes: number }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** What all files below a folder hold, in bytes; 0 where there is no such folder. Files that go meanwhile do not count. */
export async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []); // there is none, or no longer
  let sumBytes = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null); // gone meanwhile
    if (found) sumBytes += found.isDirectory() ? await folderBytes(path) : found.size;
  }
  return sumBytes;
}

/** What stays free for the database and the logs. */
export const reservedBytes = 256 * 1024 * 1024;

/** Asks the disk before the first byte is taken. Throws the `Refusal` "disk-full". */
export async function requireFreeSpace(folder: string, neededBytes: number): Promise<void> {
  const disk = await statfs(folder, { bigint: true });
  if (disk.bavail * disk.bsize < BigInt(neededBytes + reservedBytes)) throw new Refusal("disk-full");
}

/** Turns a full disk in the middle of writing into the same refusal. */
export function asRefusal(error: unknown): unknown {
  const { code } = error as { code?: unknown }; // whatever was thrown, a missing code is none
  return code === "ENOSPC" || code === "EDQUOT" ? new Refusal("disk-full", { cause: error }) : error;
}
