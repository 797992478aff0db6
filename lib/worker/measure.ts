import { AppError } from "#lib/data/app-error.ts";
import { getBlob } from "#lib/data/blob/get-blob.ts";
import { type NewDerivative, recordDerivatives, recordMeasured } from "#lib/data/blob/record-measured.ts";
import { recordUnreadable } from "#lib/data/blob/record-unreadable.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { makeDerivatives } from "#lib/media/server/derive.ts";
import { type Derivative, readMedia } from "#lib/media/server/read-media.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { removeBytes } from "#lib/storage/remove-bytes.ts";
import { ensureIncomingFolder, storeDerivative } from "#lib/storage/store-file.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { removeFile } from "./remove-file.ts";
import { mkdir, stat } from "node:fs/promises";

const readingMs = 60_000;

/**
 * Reads a blob by ourselves. It is ready when what is sent of it is there; preview and waveform follow. What cannot be used leaves
 * nothing behind but its name and the reason.
 */
export async function measure(
  { worker, config }: Pick<Context, "worker" | "config">,
  blobId: BlobId,
): Promise<void> {
  const blob = await getBlob(worker, blobId).catch((error: unknown) => {
    if (error instanceof AppError) return null; // removed meanwhile
    throw error;
  });
  if (!blob || blob.state === "unreadable" || blob.state === "gone") return;
  const path = await localPathOf(blob);
  // Bytes that are not there are a fault of ours, to be tried again: not an unreadable file.
  await stat(path);
  await ensureIncomingFolder(config.dataDir);
  const folder = temporaryPath(config.dataDir);
  await mkdir(folder, { mode: 0o700 });
  try {
    const reading = await readMedia(path, { folder, deadlineMs: readingMs });
    if ("unreadable" in reading) {
      log.info({ blobId, reason: reading.unreadable }, "a file cannot be used");
      if (blob.state === "measuring")
        await recordUnreadable(worker, blobId, reading.unreadable, (bytes) => removeBytes(bytes, 0));
      return;
    }
    const { measured, made } = reading;
    if (blob.state === "measuring") {
      const derivatives = await stored(made);
      if (!(await recordMeasured(worker, blobId, { measured, derivatives }))) return;
    }
    await recordDerivatives(worker, blobId, await stored(await makeDerivatives(path, reading, folder)));
  } finally {
    await removeFile(folder);
  }
}

/** Files made from a blob, in their places. */
async function stored(made: readonly Derivative[]): Promise<NewDerivative[]> {
  const derivatives: NewDerivative[] = [];
  for (const { path, ...derivative } of made)
    derivatives.push({ ...derivative, ...(await storeDerivative({ fromPath: path })) });
  return derivatives;
}
