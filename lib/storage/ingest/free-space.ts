import { statfs } from "node:fs/promises";
import { Refusal } from "./refusal.ts";

/** What stays free for the database and the logs. */
const reservedBytes = 256 * 1024 * 1024;

/** Asks the disk before the first byte is taken. Throws the `Refusal` "disk-full". */
export async function requireFreeSpace(folder: string, neededBytes: number): Promise<void> {
  const disk = await statfs(folder, { bigint: true });
  if (disk.bavail * disk.bsize < BigInt(neededBytes + reservedBytes)) throw new Refusal("disk-full");
}

/** Turns a full disk in the middle of writing into the same refusal. */
export function asRefusal(error: unknown): unknown {
  const { code } = error as { code?: unknown }; // whatever was thrown, a missing code is none
  return code === "ENOSPC" || code === "EDQUOT" ? new Refusal("disk-full", { cause: error }) : error;
}
