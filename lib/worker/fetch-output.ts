import { copyFile, link } from "node:fs/promises";
import { join } from "node:path";
import type { StoredOutput } from "#lib/data/generation/store.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { PendingOutputs } from "#lib/domain/run.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { download } from "#lib/outbound/download.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { removeFile } from "./remove-file.ts";
import type { Context } from "./context.ts";

const maxBytes = 4_000_000_000;
const downloadMs = 30 * 60_000;

/** What came cannot be read as what it should be. */
export class NotMediaError extends Error {
  override name = "NotMediaError";
}

/**
 * Copies one output into a member's storage and says what it is. What lies on this machine stays where it is until
 * the database knows of the copy. Throws `DownloadError`, or `NotMediaError` for what is no such picture or video.
 */
export async function fetchOutput(
  context: Context,
  memberId: MemberId,
  output: PendingOutputs[number],
  signal: AbortSignal,
): Promise<Omit<StoredOutput, "name">> {
  const { dataDir } = context.config;
  await ensureIncomingFolder(dataDir);
  const path = temporaryPath(dataDir);
  try {
    if ("url" in output.from)
      await download(output.from.url, {
        fetch: context.fetch,
        toFile: path,
        maxBytes,
        deadlineMs: downloadMs,
        signal,
      });
    else await copyOf(join(dataDir, output.from.file), path);
    const reading = await readMedia(path);
    if ("unreadable" in reading)
      throw new NotMediaError(`What came is not a ${output.kind} that can be read (${reading.unreadable}).`);
    if (reading.kind !== output.kind)
      throw new NotMediaError(`What came is not a ${output.kind} but ${reading.format}.`);
    const stored = await storeFile({ memberId, fromPath: path, dataDir });
    return { ...stored, kind: reading.kind, format: reading.format, role: output.role, location: "disk" };
  } finally {
    await removeFile(path);
  }
}

/** A second name for the same bytes where the file system can, so that storing may take it away. */
async function copyOf(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
