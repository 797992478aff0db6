import { stat } from "node:fs/promises";
import { recordCleaned } from "#lib/data/blob/measuring.ts";
import { enqueueCleaning } from "#lib/data/blob/older-copies.ts";
import type { Look } from "#lib/data/generation/looks.ts";
import type { Fence } from "#lib/data/generation/move.ts";
import { findRenewedMedia, listUncleaned, recordRenewedMedia } from "#lib/data/generation/renewed-media.ts";
import type { BlobId, ReferenceId } from "#lib/domain/base/id.ts";
import type { GenerationMedia } from "#lib/domain/generation/run.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import type { Context } from "./context.ts";
import { findBlob, readingMs, stored, withFolder } from "./derivatives.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { MediaMissingError } from "./resolve-media.ts";

type Here = Pick<Context, "worker" | "config">;

/** When a file that could not be cleaned is tried again. */
const laterMs = 60 * 60_000;

/** Cleans a file that an older version has cleaned, when its turn comes. */
export async function cleanInTurn(context: Here, blobId: BlobId): Promise<void> {
  if (!(await cleanAgain(context, blobId))) await enqueueCleaning(context.worker, blobId, laterMs);
}

/**
 * Makes the outgoing copy of a file with the present cleaner. The older copy stays beside it, and is shown and sent until then.
 * False when none can be made: then the file must not be sent.
 */
async function cleanAgain({ worker, config }: Here, blobId: BlobId): Promise<boolean> {
  const blob = await findBlob(worker, blobId);
  if (blob?.state !== "ready" || blob.isCleaned) return true;
  const path = await localPathOf(blob);
  await stat(path); // missing bytes are a fault of ours, to be tried again
  return withFolder(config.dataDir, async (folder) => {
    const reading = await readMedia(path, { folder, deadlineMs: readingMs });
    if ("unreadable" in reading) {
      log.warn({ blobId, reason: reading.unreadable }, "a file could not be cleaned again");
      return false;
    }
    await recordCleaned(worker, blobId, {
      measured: reading.measured,
      derivatives: await stored(reading.made),
    });
    return true;
  });
}

/**
 * Points a queued generation at the newest copies of its references, under the same placeholders, and notes that where they
 * leave this machine. Files that still wait to be cleaned are cleaned now. Gives the media to send; throws `MediaMissingError`
 * when one cannot be cleaned.
 */
export async function renewMedia(
  context: Here,
  { media: meant, prompt }: Pick<Look, "media" | "prompt">,
  fence: Fence,
  { isLocal }: { isLocal: boolean },
): Promise<GenerationMedia> {
  const { worker } = context;
  for (const blobId of await listUncleaned(worker, meant))
    if (!(await cleanAgain(context, blobId))) throw new MediaMissingError(failureDetails.notCleaned);
  const { media, renewed } = await findRenewedMedia(worker, meant);
  const notes = isLocal ? [] : notesOf(prompt, renewed);
  if (renewed.length > 0 && !(await recordRenewedMedia(worker, fence, media, notes))) return meant;
  return media;
}

function notesOf({ references }: Prompt, renewed: readonly ReferenceId[]): Issue[] {
  const ordinals = numberReferences(references);
  return renewed.flatMap((id): Issue[] => {
    const ordinal = ordinals.get(id);
    if (!ordinal) return [];
    const params = { label: referenceLabel(ordinal) };
    return [{ severity: "note", code: "cleaned-again", path: ["references", id], params }];
  });
}
