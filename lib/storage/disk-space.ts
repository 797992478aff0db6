import { mkdir, statfs } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";

/** What the disk under DATA_DIR has, and what of it this process may still write, in bytes. */
export async function readDiskSpace(
  dataDir: string = readConfig().dataDir,
): Promise<{ freeBytes: number; totalBytes: number }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
