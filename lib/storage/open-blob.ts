import { rm, stat, utimes } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { fetchRemote } from "./fetch-remote.ts";
import { blobPath, cachePath, derivativePath } from "./paths.ts";
import { putInPlace } from "./put-in-place.ts";

/** Where a blob's bytes stand, as its row says. */
export type BlobPlace = {
  memberId: string;
  sha256: string;
  sizeBytes: number;
  location: "disk" | "uploadthing";
  remoteKey: string | null;
};

const fetching = new Map<string, Promise<string>>();

/**
 * The path of a blob's bytes on this machine. One that stands at UploadThing is fetched into the cache first, bounded by
 * its size and checked by its hash. Whether a blob on disk is really there is not asked.
 */
export async function localPathOf(
  blob: BlobPlace,
  options: { dataDir?: string; fetch?: typeof fetch } = {},
): Promise<string> {
  const { dataDir = readConfig().dataDir } = options;
  if (blob.location === "disk") return blobPath(dataDir, blob.memberId, blob.sha256);
  const path = cachePath(dataDir, blob.memberId, blob.sha256);
  const found = await stat(path).catch(() => null); // not fetched yet
  if (found?.size === blob.sizeBytes) {
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined); // trimmed in this moment: opening it says so
    return path;
  }
  const running = fetching.get(path) ?? fetchInto(path, blob, { ...options, dataDir });
  fetching.set(path, running);
  try {
    return await running;
  } finally {
    fetching.delete(path);
  }
}

async function fetchInto(
  path: string,
  blob: BlobPlace,
  options: { dataDir: string; fetch?: typeof fetch },
): Promise<string> {
  if (!blob.remoteKey) throw new Error("A blob at UploadThing has no key");
  const fetched = await fetchRemote(blob.remoteKey, { ...options, maxBytes: blob.sizeBytes });
  if (fetched.sha256 !== blob.sha256) {
    await rm(fetched.path, { force: true });
    throw new Error("What UploadThing gave is not what was uploaded");
  }
  await putInPlace(fetched.path, path);
  return path;
}

/** A file as the data layer finds it for serving: an asset's own bytes, or one of the files made from them. */
export type FoundFile = { from: "blob"; blob: BlobPlace } | { from: "derivative"; sha256: string };

/** Where a found file's bytes are on this machine, and the hash by which browsers know them again. */
export async function locateFile(
  file: FoundFile,
  options: { dataDir?: string; fetch?: typeof fetch } = {},
): Promise<{ path: string; sha256: string }> {
  if (file.from === "blob") return { path: await localPathOf(file.blob, options), sha256: file.blob.sha256 };
  const { dataDir = readConfig().dataDir } = options;
  return { path: derivativePath(dataDir, file.sha256), sha256: file.sha256 };
}
