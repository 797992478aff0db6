import { open, rm, statfs, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { findOutboundError } from "./outbound-error.ts";
import {
  continuesPart,
  copyPart,
  findPart,
  leavePart,
  markOf,
  type Part,
  rangeHeaders,
  rangeOf,
} from "./part.ts";
import { retryAfterMs } from "./retry-after.ts";

/**
 * - `gone`: the link is dead (401, 403, 404, 410); a fresh one may live.
 * - `refused`: any other answer that is no file, or an address where nothing may be fetched from. - `too-large`, `no-space`, `too-slow`: our own bounds.
 * - `broken`: fewer bytes came than were announced, or the connection broke: worth another try.
 */
export type DownloadReason = "gone" | "refused" | "too-large" | "no-space" | "too-slow" | "broken";

/** A download that did not end with a whole file. The message never holds the link. */
export class DownloadError extends Error {
  readonly reason: DownloadReason;
  /** What the link answered, where that was no file. */
  readonly status: number | undefined;
  /** How long its server asked to wait. */
  readonly retryAfterMs: number | undefined;
  /** Bytes that this download has added to the part that earlier ones had left; 0 where it began anew. */
  gainedBytes = 0;

  constructor(
    reason: DownloadReason,
    message: string,
    options?: ErrorOptions & { status?: number; retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.name = "DownloadError";
    this.reason = reason;
    this.status = options?.status;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** Asked every `everyMs`, from the request on, with the bytes that came in that time; a no ends the download as "too-slow". */
export type Pace = { everyMs: number; goesOn(bytes: number): Promise<boolean> };

/** What must stay free for the database and the logs. */
const spareBytes = 256_000_000;
const goneStatuses = new Set([401, 403, 404, 410]);

type Options = {
  fetch: typeof fetch;
  toFile: string;
  maxBytes: number;
  deadlineMs: number;
  signal?: AbortSignal;
  onProgress?: (progress: number) => void;
  /** Where a download that breaks off, for whatever reason, leaves what came; the next one resumes from there. */
  partAt?: string;
  pace?: Pace;
};

/** How far a download is: the bytes of an earlier part, all bytes until now, and the mark by which the rest can be asked for. */
type Progress = { resumedBytes: number; sizeBytes: number; mark: Part["mark"] | null };

/**
 * Streams a link's file to disk, synced before this returns; after a failure nothing is left at `toFile`. Checks the free space
 * first, and counts bytes as they come, whatever was announced. `onProgress` is told from 0 to 1 where the size was announced.
 */
export async function download(url: string, options: Options): Promise<{ sizeBytes: number }> {
  const { toFile, deadlineMs, partAt } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  const pace = options.pace && watchPace(options.pace);
  const signals = [deadline, pace?.tooSlow, options.signal].filter((signal) => signal !== undefined);
  const file = await open(toFile, "a", 0o600);
  const progress: Progress = { resumedBytes: 0, sizeBytes: 0, mark: null };
  try {
    await file.truncate(0);
    await stream(url, file, progress, { ...options, signal: AbortSignal.any(signals), count: pace?.count });
    await file.sync();
    return { sizeBytes: progress.sizeBytes };
  } catch (cause) {
    const { mark, sizeBytes, resumedBytes } = progress;
    // A part only saves time: where it can't be kept, the next download starts over.
    if (partAt !== undefined && mark && sizeBytes > resumedBytes)
      await leavePart(toFile, { path: partAt, mark }).catch(() => undefined);
    await rm(toFile, { force: true });
    if (options.signal?.aborted) throw cause;
    const error = asDownloadError(cause, deadline.aborted || pace?.tooSlow.aborted === true);
    if (resumedBytes > 0) error.gainedBytes = sizeBytes - resumedBytes;
    throw error;
  } finally {
    pace?.stop();
    await file.close();
  }
}

function asDownloadError(cause: unknown, isTooSlow: boolean): DownloadError {
  if (cause instanceof DownloadError) return cause;
  if (isTooSlow) return new DownloadError("too-slow", "The file came too slowly.", { cause });
  if (cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT"))
    return new DownloadError("no-space", "The disk is full.", { cause });
  const guard = findOutboundError(cause);
  if (guard?.reason.startsWith("forbidden"))
    return new DownloadError(
      "refused",
      `The link leads where nothing may be fetched from: ${guard.message}.`,
      { cause },
    );
  return new DownloadError("broken", "The connection broke before the file was whole.", { cause });
}

type Streaming = Options & { signal: AbortSignal; count: ((bytes: number) => void) | undefined };

async function stream(url: string, file: FileHandle, progress: Progress, options: Streaming): Promise<void> {
  const { maxBytes, onProgress, count, toFile } = options;
  const response = await requestRest(url, file, progress, options);
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    const { status, headers } = response;
    throw new DownloadError(goneStatuses.has(status) ? "gone" : "refused", `The link answered ${status}.`, {
      status,
      retryAfterMs: retryAfterMs(headers),
    });
  }
  const comingBytes = Number(response.headers.get("content-length")) || undefined;
  // A server may give less of a file at once than was asked for.
  const totalBytes = rangeOf(response)?.totalBytes ?? progress.mark?.totalBytes;
  const announcedBytes = totalBytes ?? (comingBytes && progress.resumedBytes + comingBytes);
  if ((announcedBytes ?? 0) > maxBytes) {
    await response.body.cancel();
    throw tooLarge(maxBytes);
  }
  const { bavail, bsize } = await statfs(dirname(toFile));
  if (bavail * bsize < (comingBytes ?? 0) + spareBytes) {
    await response.body.cancel();
    throw new DownloadError("no-space", "There is not enough space on the disk for the file.");
  }
  // The DOM's declaration of ReadableStream lacks the iterator that Node's has.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    if (progress.sizeBytes + chunk.byteLength > maxBytes) throw tooLarge(maxBytes);
    await file.writeFile(chunk);
    progress.sizeBytes += chunk.byteLength;
    count?.(chunk.byteLength);
    if (announcedBytes) onProgress?.(Math.min(1, progress.sizeBytes / announcedBytes));
  }
  if (announcedBytes && !response.headers.has("content-encoding") && progress.sizeBytes < announcedBytes)
    throw new DownloadError("broken", `Only ${progress.sizeBytes} of ${announcedBytes} bytes came.`);
}

/** Asks for the rest of a part; for the whole file when there is no part, or its server doesn't give the rest. */
async function requestRest(
  url: string,
  file: FileHandle,
  progress: Progress,
  { fetch, signal, partAt, toFile }: Streaming,
): Promise<Response> {
  // A compressed transfer can't be resumed in the middle; a range is never compressed.
  const unpacked = { signal, headers: { "accept-encoding": "identity" } };
  const whole = partAt === undefined ? { signal } : unpacked;
  const part = partAt === undefined ? null : await findPart(partAt);
  let response = await fetch(url, part ? { signal, headers: rangeHeaders(part) } : whole);
  if (part && (response.status === 206 || response.status === 416)) {
    if (continuesPart(url, response, part) && (await copyPart(part, toFile))) {
      Object.assign(progress, { resumedBytes: part.sizeBytes, sizeBytes: part.sizeBytes, mark: part.mark });
      return response;
    }
    await response.body?.cancel();
    await file.truncate(0);
    response = await fetch(url, whole);
  }
  if ((rangeOf(response)?.start ?? 0) > 0) {
    await response.body?.cancel();
    throw new DownloadError("broken", "The link gave another part of the file than its beginning.");
  }
  if (response.ok) progress.mark = markOf(url, response);
  return response;
}

function watchPace(pace: Pace) {
  const controller = new AbortController();
  let bytes = 0;
  const timer = setInterval(() => {
    const came = bytes;
    bytes = 0;
    void pace.goesOn(came).then((isFine) => isFine || controller.abort());
  }, pace.everyMs);
  return {
    tooSlow: controller.signal,
    count: (more: number) => void (bytes += more),
    stop: () => clearInterval(timer),
  };
}

function tooLarge(maxBytes: number): DownloadError {
  return new DownloadError("too-large", `The file is larger than ${maxBytes} bytes.`);
}
