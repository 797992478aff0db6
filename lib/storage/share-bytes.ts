import { copyFile, link, mkdir, open, stat, utimes } from "node:fs/promises";
import { dirname } from "node:path";
import { readConfig } from "#lib/config.ts";
import { blobPath, temporaryPath } from "./paths.ts";
import { putInPlace } from "./put-in-place.ts";
import { ensureIncomingFolder } from "./store-file.ts";

/**
 * Lets one member's bytes lie in another's folder too, as a second name of the same file where the file system can. Both are marked as
 * wanted now, so that nobody takes either away as unused, and a reader who knows the old place has time to end. Passes over
 * bytes that are not there.
 */
export async function shareBytes(
  blobs: readonly { memberId: string; sha256: string; sizeBytes: number }[],
  toMemberId: string,
  dataDir: string = readConfig().dataDir,
): Promise<void> {
  for (const { memberId, sha256, sizeBytes } of blobs) {
    const from = blobPath(dataDir, memberId, sha256);
    const to = blobPath(dataDir, toMemberId, sha256);
    const found = await stat(from).catch(() => null); // lost: its row will say so
    if (!found) continue;
    const there = await stat(to).catch(() => null); // the usual case: it is new
    if (there?.size !== sizeBytes) await nameAgain(from, to, dataDir);
    const now = new Date();
    await utimes(from, now, now);
    await utimes(to, now, now);
  }
  const [first] = blobs;
  if (first) await sync(dirname(blobPath(dataDir, toMemberId, first.sha256)));
}

async function nameAgain(from: string, to: string, dataDir: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
  } catch {
    // A damaged file stands there, or the file system has no second names.
    await ensureIncomingFolder(dataDir);
    const copy = temporaryPath(dataDir);
    await copyFile(from, copy);
    await putInPlace(copy, to);
  }
}

/** The names are on the disk before a row speaks of them. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null); // none of them was there
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}
