import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder, readConfig } from "#lib/config.ts";

/** What the cache of files from UploadThing may hold on this machine. */
export const cacheMaxBytes = 5_000_000_000;
/** A file that was used so lately may be open. */
const restMs = 60 * 60_000;

/** Removes what was longest not used from the cache until it holds at most `maxBytes`; gives how many files went. */
export async function trimCache(
  options: { dataDir?: string; maxBytes?: number; now?: Date } = {},
): Promise<number> {
  const { dataDir = readConfig().dataDir, maxBytes = cacheMaxBytes, now = new Date() } = options;
  const folder = dataFolder(dataDir, "cache");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []); // never used
  const files = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => null); // removed meanwhile
    if (found) files.push({ path, sizeBytes: found.size, usedMs: Math.max(found.atimeMs, found.mtimeMs) });
  }
  let sumBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let removed = 0;
  for (const { path, sizeBytes, usedMs } of files.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (sumBytes <= maxBytes || now.getTime() - usedMs < restMs) break;
    await rm(path, { force: true });
    sumBytes -= sizeBytes;
    removed += 1;
  }
  return removed;
}
