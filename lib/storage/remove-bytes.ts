import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "#lib/config.ts";
import { removeRemote } from "./fetch-remote.ts";
import {
  blobPath,
  cachePath,
  derivativePath,
  incomingFolder,
  memberFolders,
  temporaryPath,
} from "./paths.ts";
import { ensureIncomingFolder } from "./store-file.ts";

/**
 * Removes a file unless somebody has put it there, or wanted it again, in the last `youngMs`. It is moved aside first and looked at
 * once more, so that a wish in the very moment is seen. True when there is no such file afterwards.
 */
export async function removeUnlessYoung(
  path: string,
  youngMs: number,
  dataDir: string = readConfig().dataDir,
): Promise<boolean> {
  if (await isYoung(path, youngMs)) return false;
  await ensureIncomingFolder(dataDir);
  const aside = temporaryPath(dataDir);
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true; // node's own errors carry a code
    throw error;
  }
  if (await isYoung(aside, youngMs)) {
    await rename(aside, path);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

async function isYoung(path: string, youngMs: number): Promise<boolean> {
  const found = await stat(path).catch(() => null); // gone already
  return found !== null && Date.now() - found.mtimeMs < youngMs;
}

/** Everything that lies somewhere because of one blob. */
type RemovedBytes = {
  blob: { memberId: string; sha256: string };
  derivatives: readonly { sha256: string }[];
  /** At UploadThing. */
  remoteKeys: readonly string[];
};

/**
 * Removes everything of a blob: its bytes here or at UploadThing, their copy in the cache, and the files made from them. False, and
 * the rest stays, when the bytes themselves were put there within `youngMs`; a derivative that young stays alone.
 */
export async function removeBytes(bytes: RemovedBytes, youngMs: number): Promise<boolean> {
  const { dataDir } = readConfig();
  const { memberId, sha256 } = bytes.blob;
  if (!(await removeUnlessYoung(blobPath(dataDir, memberId, sha256), youngMs, dataDir))) return false;
  await rm(cachePath(dataDir, memberId, sha256), { force: true });
  for (const made of bytes.derivatives)
    await removeUnlessYoung(derivativePath(dataDir, made.sha256), youngMs, dataDir);
  for (const remoteKey of bytes.remoteKeys) await removeRemote(remoteKey);
  return true;
}

/**
 * As `removeBytes`, for somebody who leaves: their own bytes go however young they are. A file made from them may at this moment become
 * somebody else's too, who has made the same: one younger than `youngMs` holds all of it up. False: not yet.
 */
export async function removeMemberBytes(bytes: RemovedBytes, youngMs: number): Promise<boolean> {
  const { dataDir } = readConfig();
  const { memberId, sha256 } = bytes.blob;
  for (const made of bytes.derivatives)
    if (!(await removeUnlessYoung(derivativePath(dataDir, made.sha256), youngMs, dataDir))) return false;
  for (const remoteKey of bytes.remoteKeys) await removeRemote(remoteKey);
  await rm(blobPath(dataDir, memberId, sha256), { force: true });
  await rm(cachePath(dataDir, memberId, sha256), { force: true });
  return true;
}

/**
 * Removes a member's folders with whatever is still in them, and the uploads that they did not end. Files younger than `youngMs` stay, and with them the folder: what was handed
 * over may still be read in its old place. False: not yet.
 */
export async function removeMemberFolders(memberId: string, youngMs: number): Promise<boolean> {
  const { dataDir } = readConfig();
  const { media, cache } = memberFolders(dataDir, memberId);
  let isEmpty = true;
  for (const name of await readdir(media).catch(() => []))
    // they never had a file
    if (!(await removeUnlessYoung(join(media, name), youngMs, dataDir))) isEmpty = false;
  if (!isEmpty) return false;
  const incoming = incomingFolder(dataDir);
  const uploads = await readdir(incoming).catch(() => []); // nobody has begun one
  for (const name of uploads.filter((one) => one.startsWith(`${memberId}.`)))
    await rm(join(incoming, name), { force: true });
  await rm(media, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
  return true;
}

const keptForMs = 24 * 60 * 60 * 1000;

/** Unfinished uploads and temporary files that nobody has touched for a day, by their paths. */
export async function listStaleUploads(options: { dataDir?: string; now?: Date } = {}): Promise<string[]> {
  const { dataDir = readConfig().dataDir, now = new Date() } = options;
  const folder = incomingFolder(dataDir);
  const names = await readdir(folder).catch(() => []); // before the first upload there is no folder
  const stale: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null); // it may have been finished meanwhile
    if (found && now.getTime() - found.mtimeMs >= keptForMs) stale.push(path);
  }
  return stale;
}

/** Removes unfinished uploads and temporary files that nobody has touched for a day; gives how many they were. */
export async function removeStaleUploads(options: { dataDir?: string; now?: Date } = {}): Promise<number> {
  const stale = await listStaleUploads(options);
  for (const path of stale) await rm(path, { force: true, recursive: true });
  return stale.length;
}
