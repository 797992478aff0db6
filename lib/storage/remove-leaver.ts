import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "#lib/config.ts";
import { removeRemote } from "./fetch-remote.ts";
import { blobPath, cachePath, derivativePath, incomingFolder, memberFolders } from "./paths.ts";
import { type RemovedBytes, removeUnlessYoung } from "./remove-bytes.ts";

/**
 * As `removeBytes`, for somebody who leaves: their own bytes go however young they are. A file made from them may at this moment become
 * somebody else's too, who has made the same: one younger than `youngMs` holds all of it up. False: not yet.
 */
export async function removeLeaversBytes(bytes: RemovedBytes, youngMs: number): Promise<boolean> {
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
