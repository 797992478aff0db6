import { type Dirent } from "node:fs";
import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder, readConfig } from "#lib/config.ts";

const sha256Hex = /^[0-9a-f]{64}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const batchSize = 500;

/** Files in one folder, which are named by their SHA-256. */
export type StoredNames = { folder: string; sha256s: string[] };

/** The blobs on this disk by member, some hundred at a time, as they come. */
export async function* listStoredBlobs(
  dataDir: string = readConfig().dataDir,
): AsyncGenerator<StoredNames & { memberId: string }> {
  for await (const member of entriesOf(dataFolder(dataDir, "media"))) {
    if (!member.isDirectory() || !uuid.test(member.name)) continue;
    const memberId = member.name;
    for await (const names of batchesOf(join(dataFolder(dataDir, "media"), memberId)))
      yield { memberId, ...names };
  }
}

/** The derivatives on this disk, some hundred at a time, as they come. */
export function listStoredDerivatives(dataDir: string = readConfig().dataDir): AsyncGenerator<StoredNames> {
  return batchesOf(dataFolder(dataDir, "derivatives"));
}

async function* batchesOf(folder: string): AsyncGenerator<StoredNames> {
  let sha256s: string[] = [];
  for await (const { name } of entriesOf(folder)) {
    if (!sha256Hex.test(name)) continue;
    sha256s.push(name);
    if (sha256s.length < batchSize) continue;
    yield { folder, sha256s };
    sha256s = [];
  }
  if (sha256s.length > 0) yield { folder, sha256s };
}

async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // nothing was stored yet
  }
}
