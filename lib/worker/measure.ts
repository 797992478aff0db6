import { enqueueCopy } from "#lib/data/blob/enqueue-copy.ts";
import { recordDerivatives, recordMeasured } from "#lib/data/blob/record-measured.ts";
import { recordUnreadable } from "#lib/data/blob/record-unreadable.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { makeDerivatives } from "#lib/media/server/derive.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { removeBytes } from "#lib/storage/remove-bytes.ts";
import type { Context } from "./context.ts";
import { findBlob, stored, withFolder } from "./derivatives.ts";
import { log } from "./log.ts";
import { stat } from "node:fs/promises";

const readingMs = 60_000;

/**
 * Reads a blob by ourselves. It is ready when what is sent of it is there; preview, waveform and loudness follow, and a job for a
 * result's comparing copy. What cannot be used leaves nothing behind but its name and the reason.
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
    if (blob.state === "measuring") {
      const derivatives = await stored(made);
      if (!(await recordMeasured(worker, blobId, { measured, derivatives }))) return;
    }
    const shown = await makeDerivatives(path, reading, folder);
    await recordDerivatives(worker, blobId, await stored(shown.made), shown.loudnessLufs);
    await enqueueCopy(worker, blobId);
  });
}
