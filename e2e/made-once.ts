import { createHash, randomUUID } from "node:crypto";
import { constants, existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";

const folder = join(tmpdir(), "triptych-made-media");

/**
 * Puts a file at `path` that is made once per machine: whatever has the same maker (a source file) and the same recipe is
 * copied from then on, until the maker is changed.
 */
export async function madeOnce(
  path: string,
  maker: string,
  recipe: unknown,
  make: (path: string) => Promise<unknown>,
): Promise<string> {
  const key = createHash("sha256")
    .update(JSON.stringify([readFileSync(maker, "utf8"), recipe]))
    .digest("hex");
  const kept = join(folder, key + extname(path));
  if (!existsSync(kept)) {
    const unfinished = join(folder, randomUUID() + extname(path)); // another process may be at it
    await mkdir(folder, { recursive: true });
    await make(unfinished);
    await rename(unfinished, kept);
  }
  await mkdir(dirname(path), { recursive: true });
  await copyFile(kept, path, constants.COPYFILE_FICLONE);
  return path;
}
