import { mkdir } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { hashFile } from "./hash-file.ts";
import { blobPath, derivativePath, incomingFolder } from "./paths.ts";
import { putInPlace } from "./put-in-place.ts";

/** What stands in storage now; the hash is lower-case hex. */
export type Stored = { sha256: string; sizeBytes: number };

/**
 * Takes a finished file into a member's storage, under its SHA-256, and gives hash and bytes. `fromPath` is gone
 * afterwards. The same content a second time changes nothing. The file is whole and on the disk when this resolves. `hashed` spares
 * reading it where `hashFile` has done so just now.
 */
export async function storeFile(options: {
  memberId: string;
  fromPath: string;
  dataDir?: string;
  hashed?: Stored;
}): Promise<Stored> {
  const { memberId, fromPath, dataDir = readConfig().dataDir } = options;
  const stored = options.hashed ?? (await hashFile(fromPath));
  await putInPlace(fromPath, blobPath(dataDir, memberId, stored.sha256));
  return stored;
}

/** Takes a poster, preview, waveform or sendable copy into storage, under its SHA-256. As `storeFile`. */
export async function storeDerivative(options: { fromPath: string; dataDir?: string }): Promise<Stored> {
  const { fromPath, dataDir = readConfig().dataDir } = options;
  const stored = await hashFile(fromPath);
  await putInPlace(fromPath, derivativePath(dataDir, stored.sha256));
  return stored;
}

/** Makes sure that the folder of `temporaryPath` is there, for its owner alone, and gives it. */
export async function ensureIncomingFolder(dataDir: string = readConfig().dataDir): Promise<string> {
  const folder = incomingFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
