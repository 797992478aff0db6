import { copyFile, mkdir, open, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Moves a whole file to its place: its bytes are on the disk before its name is. `isNew` is false where the place was taken:
 * places are named by hash, so the same bytes stand there and ours are dropped. They are marked as wanted now, so that nobody who is
 * about to remove them as unused does.
 */
export async function putInPlace(fromPath: string, toPath: string): Promise<{ isNew: boolean }> {
  await mkdir(dirname(toPath), { recursive: true, mode: 0o700 });
  const ours = await stat(fromPath);
  if (await touchIfThere(toPath, ours.size)) {
    await rm(fromPath, { force: true });
    return { isNew: false };
  }
  await sync(fromPath);
  await move(fromPath, toPath);
  await sync(dirname(toPath));
  return { isNew: true };
}

async function touchIfThere(path: string, sizeBytes: number): Promise<boolean> {
  const theirs = await stat(path).catch(() => null); // the usual case: it is new
  if (theirs?.size !== sizeBytes) return false;
  const now = new Date();
  return await utimes(path, now, now).then(
    () => true,
    () => false, // removed in this very moment
  );
}

/** Renames, or copies beside the target first where the source lies on another file system. */
async function move(fromPath: string, toPath: string): Promise<void> {
  try {
    await rename(fromPath, toPath);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error; // node's own errors carry a code
    const beside = `${toPath}.${process.pid}`;
    await copyFile(fromPath, beside);
    await sync(beside);
    await rename(beside, toPath);
    await rm(fromPath, { force: true });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
