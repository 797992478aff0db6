import { rm } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { formats } from "#lib/domain/media/format.ts";
import { largestUploadBytes, uploadMaxBytes } from "#lib/domain/media/upload-limits.ts";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import { fetchRemote, removeRemote } from "./fetch-remote.ts";
import type { RegisterUpload } from "./finished-upload.ts";
import { cachePath } from "./paths.ts";
import { putInPlace } from "./put-in-place.ts";

/**
 * Judges what UploadThing's cloud has taken as our own ingest judges: fetched once into the cache, hashed, told by its content. What is
 * refused is removed from the cloud and throws.
 */
export async function keepRemote(
  upload: { memberId: string; name: string; remoteKey: string },
  register: RegisterUpload,
): Promise<{ assetId: string }> {
  const { dataDir } = readConfig();
  const { memberId, name, remoteKey } = upload;
  const { path, sha256, sizeBytes } = await fetchRemote(remoteKey, { dataDir, maxBytes: largestUploadBytes });
  const format = await sniffFile(path);
  if (!format || sizeBytes > uploadMaxBytes[formats[format].kind]) {
    await rm(path, { force: true });
    await removeRemote(remoteKey);
    throw new Error(format ? "too-large" : "format-forbidden");
  }
  await putInPlace(path, cachePath(dataDir, memberId, sha256));
  return await register({ memberId, name, format, sizeBytes, sha256, location: "uploadthing", remoteKey });
}
