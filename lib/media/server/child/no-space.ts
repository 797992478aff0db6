import { statfs } from "node:fs/promises";

/** What must stay free for the database and the logs. */
const spareBytes = 256_000_000;

/** There is no room for what is to be written: a trouble of this machine, not of the file. */
export class NoSpace extends Error {
  override name = "NoSpace";
}

/** Whether a folder has room for a copy of a file of so many bytes. */
export async function hasRoom(folder: string, sizeBytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= sizeBytes + spareBytes;
}
