import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "#lib/config.ts";
import { incomingFolder } from "./paths.ts";

const keptForMs = 24 * 60 * 60 * 1000;

/** Removes unfinished uploads and temporary files that nobody has touched for a day; gives how many they were. */
export async function removeStaleUploads(options: { dataDir?: string; now?: Date } = {}): Promise<number> {
  const { dataDir = readConfig().dataDir, now = new Date() } = options;
  const folder = incomingFolder(dataDir);
  const names = await readdir(folder).catch(() => []); // before the first upload there is no folder
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null); // it may have been finished meanwhile
    if (!found || now.getTime() - found.mtimeMs < keptForMs) continue;
    await rm(path, { force: true, recursive: true });
    removed += 1;
  }
  return removed;
}
