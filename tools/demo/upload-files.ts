import { copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { type FileKey, files } from "./tables.ts";

/** Where the drawn media stand that people upload here. */
export const scenes = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "assets/scenes");

/** What a member has uploaded, by the table's key. */
export type Uploads = Map<FileKey, Asset>;

/** Uploads those of these files that a member has not uploaded yet, and resolves when all of them are measured. */
export async function uploadFiles(
  member: Member,
  uploads: Uploads,
  wanted: readonly FileKey[],
  signal: AbortSignal,
): Promise<void> {
  for (const key of wanted) if (!uploads.has(key)) uploads.set(key, await upload(member, files[key]));
  const ids = wanted.map((key) => uploads.get(key)!.id); // they were just put there
  for (;;) {
    const assets = await findAssets(member, ids);
    const lost = assets.find(({ state }) => state === "unreadable");
    if (lost) throw new Error(`${lost.name} cannot be read`);
    for (const [index, asset] of assets.entries()) uploads.set(wanted[index]!, asset); // in the order asked for
    if (assets.every(({ state }) => state === "ready")) return;
    await wait(100, undefined, { signal });
  }
}

/** Leaves a file as the ingest leaves an upload: in its place, registered, about to be measured. */
async function upload(member: Member, { path, name }: { path: string; name: string }): Promise<Asset> {
  await ensureIncomingFolder();
  const fromPath = temporaryPath(readConfig().dataDir);
  await copyFile(join(scenes, path), fromPath);
  const format = await sniffFile(fromPath);
  if (!format) throw new Error(`${path} is nothing that the studio takes`);
  const stored = await storeFile({ memberId: member.id, fromPath });
  return registerUpload(member, { ...stored, name, format, location: "disk" });
}
