import { constants } from "node:fs";
import { copyFile, mkdir, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file below a folder, by its path from there. */
type Entry = { path: string; isFolder: boolean; sizeBytes: number };

/** Everything below a folder, folders before what is in them. A link counts as what it leads to. */
async function listFolder(folder: string, below = ""): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const name of (await readdir(join(folder, below))).toSorted()) {
    const path = join(below, name);
    const found = await stat(join(folder, path));
    entries.push({ path, isFolder: found.isDirectory(), sizeBytes: found.isFile() ? found.size : 0 });
    if (found.isDirectory()) entries.push(...(await listFolder(folder, path)));
  }
  return entries;
}

/**
 * Copies a folder that nobody writes to into a new one, for its owner alone; every file is on the disk when this resolves. Where the
 * file system can share the blocks of both, no byte is moved. `onProgress` hears after each file how many bytes of all are done.
 */
export async function copyFolder(
  from: string,
  to: string,
  {
    onProgress,
    signal,
  }: { onProgress?: (doneBytes: number, allBytes: number) => void; signal?: AbortSignal },
): Promise<void> {
  const entries = await listFolder(from);
  const allBytes = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  await mkdir(to, { mode: 0o700 });
  for (const { path, isFolder, sizeBytes } of entries) {
    signal?.throwIfAborted();
    if (isFolder) await mkdir(join(to, path), { mode: 0o700 });
    else await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE);
    doneBytes += sizeBytes;
    onProgress?.(doneBytes, allBytes);
  }
  // Many at a time, and after all are written: the disk then has them on its way already.
  const files = entries.filter(({ isFolder }) => !isFolder).values();
  const settle = async () => {
    for (const { path } of files) await settleFile(join(to, path));
  };
  await Promise.all(Array.from({ length: 16 }, settle));
  for (const { path } of entries.filter(({ isFolder }) => isFolder)) await syncFolder(join(to, path));
  await syncFolder(to);
}

async function settleFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Has the disk know the names in a folder. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
