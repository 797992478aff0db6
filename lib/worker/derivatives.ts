import { mkdir, stat } from "node:fs/promises";
import { AppError } from "#lib/data/app-error.ts";
import { enqueueStrip, recordStrip } from "#lib/data/blob/filmstrips.ts";
import {
  enqueueCopy,
  getBlob,
  type NewDerivative,
  recordDerivatives,
  recordMeasured,
  recordUnreadable,
} from "#lib/data/blob/measuring.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { makeDerivatives } from "#lib/media/server/derive.ts";
import { makeCompareCopy } from "#lib/media/server/make-compare-copy.ts";
import { makeFilmstrip } from "#lib/media/server/make-filmstrip.ts";
import { type Derivative, readMedia } from "#lib/media/server/read-media.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { removeBytes } from "#lib/storage/remove-bytes.ts";
import { ensureIncomingFolder, storeDerivative } from "#lib/storage/store-file.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { removeFile } from "./remove-file.ts";

/** How long a file is read at most. */
export const readingMs = 60_000;

/**
 * Reads a blob by ourselves. It is ready when what is sent of it is there; preview, waveform and loudness follow, and a job for a
 * result's comparing copy or another film's strip. What cannot be used leaves nothing behind but its name and the reason.
 */
export async function measure(
  { worker, config }: Pick<Context, "worker" | "config">,
  blobId: BlobId,
): Promise<void> {
  const blob = await findBlob(worker, blobId);
  if (!blob || blob.state === "unreadable" || blob.state === "gone") return;
  const path = await localPathOf(blob);
  // Bytes that are not there are a fault of ours, to be tried again: not an unreadable file.
  await stat(path);
  await withFolder(config.dataDir, async (folder) => {
    const reading = await readMedia(path, { folder, deadlineMs: readingMs });
    if ("unreadable" in reading) {
      log.info({ blobId, reason: reading.unreadable }, "a file cannot be used");
      if (blob.state === "measuring")
        await recordUnreadable(worker, blobId, reading.unreadable, (bytes) => removeBytes(bytes, 0));
      return;
    }
    const { measured, made } = reading;
    const isNew = blob.state === "measuring";
    if (isNew) {
      const derivatives = await stored(made);
      if (!(await recordMeasured(worker, blobId, { measured, derivatives }))) return;
    }
    const shown = await makeDerivatives(path, reading, folder);
    // What is sent of a file that was read before is settled; its poster may have been lost.
    const lost = isNew
      ? []
      : made.filter(({ kind }) => kind === "poster" && !blob.derivatives.includes(kind));
    await recordDerivatives(worker, blobId, await stored([...lost, ...shown.made]), shown.loudnessLufs);
    if (!(await enqueueCopy(worker, blobId))) await enqueueStrip(worker, blobId);
  });
}

/**
 * Makes the comparing copy of a result, once. One is made of every result and not when it is looked at: whoever compares eight of them
 * does not want to wait for eight encodings. Where none can be made, the result itself is played. Its filmstrip comes after it.
 */
export async function makeCopy(
  { worker, config, stopping }: Pick<Context, "worker" | "config" | "stopping">,
  blobId: BlobId,
): Promise<void> {
  const blob = await findBlob(worker, blobId);
  if (blob?.state !== "ready") return;
  if (blob.derivatives.includes("compare")) return enqueueStrip(worker, blobId);
  const path = await localPathOf(blob);
  await stat(path); // bytes that are not there are a fault of ours, to be tried again
  await withFolder(config.dataDir, async (folder) => {
    const startedAt = Date.now();
    const copy = await makeCompareCopy(path, blob, folder, stopping).catch((error: unknown) => {
      if (!stopping.aborted) throw error;
    });
    // A worker that ends does not wait for it: the next one begins it again.
    if (stopping.aborted) return enqueueCopy(worker, blobId);
    const took = { blobId, tookMs: Date.now() - startedAt, durationMs: blob.measured.durationMs };
    if (copy) await recordDerivatives(worker, blobId, await stored([copy]));
    log.info(took, copy ? "a comparing copy was made" : "a result gets no comparing copy");
    await enqueueStrip(worker, blobId);
  });
}

/** Makes the filmstrip of a film, once, and finds when its pictures begin. Where none can be made, the film does without. */
export async function makeStrip(
  { worker, config, stopping }: Pick<Context, "worker" | "config" | "stopping">,
  blobId: BlobId,
): Promise<void> {
  const blob = await findBlob(worker, blobId);
  if (blob?.state !== "ready" || blob.isStripped) return;
  const path = await localPathOf(blob);
  await stat(path); // bytes that are not there are a fault of ours, to be tried again
  await withFolder(config.dataDir, async (folder) => {
    const made = await makeFilmstrip(path, blob, folder, stopping).catch((error: unknown) => {
      if (!stopping.aborted) throw error;
    });
    // As with a copy: the next worker begins it again.
    if (!made) return enqueueStrip(worker, blobId);
    const [strip = null] = await stored(made.strip ? [made.strip] : []);
    await recordStrip(worker, blobId, { strip, frameTimesMs: made.frameTimesMs });
    if (!strip) log.info({ blobId }, "a film gets no filmstrip");
  });
}

/** The blob that a job names, or null when it was removed meanwhile. */
export async function findBlob(
  worker: Worker,
  blobId: BlobId,
): Promise<Awaited<ReturnType<typeof getBlob>> | null> {
  return getBlob(worker, blobId).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}

/** Lends a folder of its own, on the disk where derivatives will stand, to what makes them. */
export async function withFolder<T>(dataDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  await ensureIncomingFolder(dataDir);
  const folder = temporaryPath(dataDir);
  await mkdir(folder, { mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await removeFile(folder);
  }
}

/** Files made from a blob, in their places. */
export async function stored(made: readonly Derivative[]): Promise<NewDerivative[]> {
  const derivatives: NewDerivative[] = [];
  for (const { path, ...derivative } of made)
    derivatives.push({ ...derivative, ...(await storeDerivative({ fromPath: path })) });
  return derivatives;
}
