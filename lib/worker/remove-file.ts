import { rm } from "node:fs/promises";

/** Removes a file or folder that may not be there. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
