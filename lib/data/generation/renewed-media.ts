import { withCopies } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import type { BlobId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { GenerationMedia } from "#lib/domain/generation/run.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { presentOf, sentFileOf } from "#lib/domain/media/derivative.ts";
import { type Fence, fencedBy, json } from "./move.ts";

/** Those of these files that an older cleaner has cleaned last. */
export async function listUncleaned(_worker: Worker, media: GenerationMedia): Promise<BlobId[]> {
  const rows = await database().blob.findMany({
    where: {
      id: { in: Object.values(media).map(({ blobId }) => blobId) },
      state: "ready",
      cleanedBy: { lt: presentOf("sendable").version },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id as BlobId); // the column holds nothing else
}

/**
 * References with the newest copies of their files, and which of them that changed. An original never takes the place of a lost
 * copy: then the reference stays with the copy, and counts as missing.
 */
export async function findRenewedMedia(
  _worker: Worker,
  media: GenerationMedia,
): Promise<{ media: GenerationMedia; renewed: ReferenceId[] }> {
  const rows = await database().blob.findMany({
    where: { id: { in: Object.values(media).map(({ blobId }) => blobId) }, state: "ready" },
    include: withCopies,
  });
  const byId = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]));
  const renewed: ReferenceId[] = [];
  const entries = Object.entries(media).map(([key, entry]) => {
    const id = key as ReferenceId; // the record's keys are reference ids: its schema says so
    const row = byId.get(entry.blobId);
    const sent = row && sentFileOf(row);
    if (sent?.from !== "derivative" || sent.made.sha256 === entry.sha256) return [id, entry] as const;
    renewed.push(id);
    return [id, { ...entry, sha256: sent.made.sha256 }] as const;
  });
  return { media: Object.fromEntries(entries), renewed };
}

/**
 * Records what a queued generation's references stand for from now on, with notes on what changed. False when it has moved on.
 */
export async function recordRenewedMedia(
  _worker: Worker,
  fence: Fence,
  media: GenerationMedia,
  notes: readonly Issue[],
): Promise<boolean> {
  const count = await database().$executeRaw`
    UPDATE generation SET media = ${json(media)}, issues = issues || ${json(notes)}
    WHERE ${fencedBy(fence)} AND status = 'queued'`;
  return count === 1;
}
