import { stat } from "node:fs/promises";
import { enqueueCopy } from "#lib/data/blob/enqueue-copy.ts";
import { recordDerivatives } from "#lib/data/blob/record-measured.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { makeCompareCopy } from "#lib/media/server/make-compare-copy.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import type { Context } from "./context.ts";
import { findBlob, stored, withFolder } from "./derivatives.ts";
import { log } from "./log.ts";

/**
 * Makes the comparing copy of a result, once. One is made of every result and not when it is looked at: whoever compares eight of them
 * does not want to wait for eight encodings. Where none can be made, the result itself is played.
 */
export async function makeCopy(
  { worker, config, stopping }: Pick<Context, "worker" | "config" | "stopping">,
  blobId: BlobId,
): Promise<void> {
  const blob = await findBlob(worker, blobId);
  if (blob?.state !== "ready" || blob.derivatives.includes("compare")) return;
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
    if (!copy) return log.info(took, "a result gets no comparing copy");
    await recordDerivatives(worker, blobId, await stored([copy]));
    log.info(took, "a comparing copy was made");
  });
}
