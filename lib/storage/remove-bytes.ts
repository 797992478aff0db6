import { rename, rm, stat } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { removeRemote } from "./fetch-remote.ts";
import { blobPath, cachePath, derivativePath, temporaryPath } from "./paths.ts";
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
export type RemovedBytes = {
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
