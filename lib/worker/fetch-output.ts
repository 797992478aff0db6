import { copyFile, link } from "node:fs/promises";
import { join } from "node:path";
import type { StoredOutput } from "#lib/data/generation/saves.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { PendingOutputs } from "#lib/domain/generation/run.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import { download, type Pace } from "#lib/outbound/download.ts";
import { removePart } from "#lib/outbound/part.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { failureDetails } from "./messages.ts";
import { removeFile } from "./remove-file.ts";
import type { Context } from "./context.ts";

const maxBytes = 4_000_000_000;
const downloadMs = 30 * 60_000;

/** What came is not the picture or video that it should be. */
export class NotMediaError extends Error {
  override name = "NotMediaError";
}

/**
 * Copies one output into a member's storage and says what it is. A file on this machine stays until the database knows of the
 * copy; a download that breaks off leaves what came at `partAt`, for the next one to resume. `readingMs` bounds the reading.
 * Throws `DownloadError`, or `NotMediaError` for what is no such picture or video.
 */
export async function fetchOutput(
  context: Pick<Context, "config" | "fetch">,
  memberId: MemberId,
  output: PendingOutputs[number],
  options: { signal: AbortSignal; partAt?: string; pace?: Pace; readingMs?: number },
): Promise<Omit<StoredOutput, "name">> {
  const { readingMs, ...downloading } = options;
  const { dataDir } = context.config;
  await ensureIncomingFolder(dataDir);
  const path = temporaryPath(dataDir);
  try {
    if ("url" in output.from)
      await download(output.from.url, {
        ...downloading,
        fetch: context.fetch,
        toFile: path,
        maxBytes,
        deadlineMs: downloadMs,
      });
    else await copyOf(join(dataDir, output.from.file), path);
    // The download is complete: what earlier tries left is of no use, whatever came.
    if (options.partAt !== undefined) await removePart(options.partAt);
    const format = await formatOf(path, output.kind, readingMs);
    const { kind } = formats[format];
    if (kind !== output.kind) throw new NotMediaError(failureDetails.otherKind(output.kind, format));
    const stored = await storeFile({ memberId, fromPath: path, dataDir });
    return {
      ...stored,
      kind,
      format,
      role: output.role === "last-frame" ? "last-frame" : "result",
      location: "disk",
    };
  } finally {
    await removeFile(path);
  }
}

/** A busy machine is no reason to give a paid result up: where reading takes too long, its first bytes say what it is. */
async function formatOf(path: string, wanted: string, deadlineMs: number | undefined): Promise<Format> {
  const reading = await readMedia(path, deadlineMs === undefined ? {} : { deadlineMs });
  if ("format" in reading) return reading.format;
  const format = reading.unreadable === "too-slow" ? await sniffFile(path).catch(() => null) : null;
  if (format) return format;
  throw new NotMediaError(failureDetails.unreadable(wanted, reading.unreadable));
}

/** A second name for the same bytes where the file system can, so that storing may take it away. */
async function copyOf(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
