import { mkdir } from "node:fs/promises";
import { AppError } from "#lib/data/app-error.ts";
import { getBlob } from "#lib/data/blob/get-blob.ts";
import type { NewDerivative } from "#lib/data/blob/record-measured.ts";
import type { BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import type { Derivative } from "#lib/media/server/read-media.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeDerivative } from "#lib/storage/store-file.ts";
import { removeFile } from "./remove-file.ts";

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
export async function withFolder(dataDir: string, work: (folder: string) => Promise<void>): Promise<void> {
  await ensureIncomingFolder(dataDir);
  const folder = temporaryPath(dataDir);
  await mkdir(folder, { mode: 0o700 });
  try {
    await work(folder);
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
