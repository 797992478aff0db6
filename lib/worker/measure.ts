import { AppError } from "#lib/data/app-error.ts";
import { getBlob } from "#lib/data/blob/get-blob.ts";
import { type NewDerivative, recordMeasured } from "#lib/data/blob/record-measured.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { makeDerivatives } from "#lib/media/server/derive.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeDerivative } from "#lib/storage/store-file.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { removeFile } from "./remove-file.ts";
import { mkdir, stat } from "node:fs/promises";

/** Reads a blob by ourselves and makes what is shown in its place: poster, preview or waveform. */
export async function measure({ worker, config }: Context, blobId: BlobId): Promise<void> {
  const blob = await getBlob(worker, blobId).catch((error: unknown) => {
    if (error instanceof AppError) return null; // removed meanwhile
    throw error;
  });
  if (!blob || blob.state !== "measuring") return;
  const path = await localPathOf(blob);
  // Bytes that are not there are a fault of ours, to be tried again: not an unreadable file.
  await stat(path);
  const reading = await readMedia(path);
  if ("unreadable" in reading) {
    log.info({ blobId, reason: reading.unreadable }, "a file cannot be read");
    await recordMeasured(worker, blobId, { state: "unreadable", measured: {}, derivatives: [] });
    return;
  }
  await ensureIncomingFolder(config.dataDir);
  const folder = temporaryPath(config.dataDir);
  await mkdir(folder, { mode: 0o700 });
  try {
    const derivatives: NewDerivative[] = [];
    const made = await makeDerivatives(path, reading, folder).catch((error: unknown) => {
      log.warn({ error, blobId }, "no poster, preview or waveform could be made");
      return [];
    });
    for (const { path: madePath, ...derivative } of made)
      derivatives.push({ ...derivative, ...(await storeDerivative({ fromPath: madePath })) });
    await recordMeasured(worker, blobId, { state: "ready", measured: reading.measured, derivatives });
  } finally {
    await removeFile(folder);
  }
}
