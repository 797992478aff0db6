import { open, rm, statfs, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { findOutboundError } from "./outbound-error.ts";

/**
 * - `gone`: the link is dead (401, 403, 404, 410); a fresh one may live.
 * - `refused`: any other answer that is no file, or an address where nothing may be fetched from. - `too-large`, `no-space`, `too-slow`: our own bounds.
 * - `broken`: fewer bytes came than were announced, or the connection broke: worth another try.
 */
export type DownloadReason = "gone" | "refused" | "too-large" | "no-space" | "too-slow" | "broken";

/** A download that did not end with a whole file; nothing of it is left. The message never holds the link. */
export class DownloadError extends Error {
  readonly reason: DownloadReason;

  constructor(reason: DownloadReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DownloadError";
    this.reason = reason;
  }
}

/** What must stay free for the database and the logs. */
const spareBytes = 256_000_000;
const goneStatuses = new Set([401, 403, 404, 410]);

/**
 * Streams what a link gives into a new file, synced to disk before it returns. Asks for disk space first, counts bytes as they
 * come, whatever was announced. `onProgress` is told from 0 to 1 where the size was announced.
 */
export async function download(
  url: string,
  options: {
    fetch: typeof fetch;
    toFile: string;
    maxBytes: number;
    deadlineMs: number;
    signal?: AbortSignal;
    onProgress?: (progress: number) => void;
  },
): Promise<{ sizeBytes: number }> {
  const deadline = AbortSignal.timeout(options.deadlineMs);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  const file = await open(options.toFile, "w", 0o600);
  try {
    const sizeBytes = await stream(url, file, { ...options, signal });
    await file.sync();
    return { sizeBytes };
  } catch (cause) {
    await rm(options.toFile, { force: true });
    if (cause instanceof DownloadError) throw cause;
    if (options.signal?.aborted) throw cause;
    if (deadline.aborted)
      throw new DownloadError("too-slow", `The file did not come within ${options.deadlineMs} ms.`, {
        cause,
      });
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT"))
      throw new DownloadError("no-space", "The disk is full.", { cause });
    const guard = findOutboundError(cause);
    if (guard?.reason.startsWith("forbidden"))
      throw new DownloadError(
        "refused",
        `The link leads where nothing may be fetched from: ${guard.message}.`,
        { cause },
      );
    throw new DownloadError("broken", "The connection broke before the file was whole.", { cause });
  } finally {
    await file.close();
  }
}

async function stream(
  url: string,
  file: FileHandle,
  options: Parameters<typeof download>[1] & { signal: AbortSignal },
): Promise<number> {
  const { maxBytes, onProgress, signal } = options;
  const response = await options.fetch(url, { signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new DownloadError(
      goneStatuses.has(response.status) ? "gone" : "refused",
      `The link answered ${response.status}.`,
    );
  }
  const announcedBytes = Number(response.headers.get("content-length")) || undefined;
  if ((announcedBytes ?? 0) > maxBytes) {
    await response.body.cancel();
    throw tooLarge(maxBytes);
  }
  const { bavail, bsize } = await statfs(dirname(options.toFile));
  if (bavail * bsize < (announcedBytes ?? 0) + spareBytes) {
    await response.body.cancel();
    throw new DownloadError("no-space", "There is not enough space on the disk for the file.");
  }
  let sizeBytes = 0;
  // The DOM's declaration of ReadableStream lacks the iterator that Node's has.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
    await file.writeFile(chunk);
    if (announcedBytes) onProgress?.(Math.min(1, sizeBytes / announcedBytes));
  }
  if (announcedBytes && !response.headers.has("content-encoding") && sizeBytes < announcedBytes)
    throw new DownloadError("broken", `Only ${sizeBytes} of ${announcedBytes} bytes came.`);
  return sizeBytes;
}

function tooLarge(maxBytes: number): DownloadError {
  return new DownloadError("too-large", `The file is larger than ${maxBytes} bytes.`);
}
