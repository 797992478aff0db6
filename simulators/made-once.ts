import { createHash, randomUUID } from "node:crypto";
import { constants, existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";

const making = new Map<string, Promise<string>>();
const folder = join(tmpdir(), "triptych-made-for-tests");

/**
 * The path of a file that takes long to make: `make` is asked once per machine for each description, and again when the source
 * of its maker has changed. The file is everybody's: to be read, never written.
 */
export async function madeOnce(
  maker: string,
  description: unknown,
  make: (path: string) => Promise<void>,
  extension = "",
): Promise<string> {
  const hash = createHash("sha256").update(readFileSync(maker)).update(JSON.stringify(description));
  const kept = join(folder, hash.digest("hex") + extension);
  if (existsSync(kept)) return kept;
  const asked = making.get(kept) ?? makeAt(kept, make).finally(() => making.delete(kept));
  making.set(kept, asked);
  return asked;
}

async function makeAt(kept: string, make: (path: string) => Promise<void>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, randomUUID() + extname(kept));
  await make(unfinished);
  await rename(unfinished, kept);
  return kept;
}

/** Puts a copy of such a file at `path`, whose extension names the format. */
export async function copyMade(
  path: string,
  maker: string,
  description: unknown,
  make: (path: string) => Promise<void>,
): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const kept = await madeOnce(maker, description, make, extname(path));
  await copyFile(kept, path, constants.COPYFILE_FICLONE);
  return path;
}
