import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { StoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { getBlob } from "#lib/data/blob/get-blob.ts";
import type { Look } from "#lib/data/generation/begin-look.ts";
import { createMediaLink } from "#lib/data/media-link/create-media-link.ts";
import { formats } from "#lib/domain/format.ts";
import type { AttemptId, BlobId, ReferenceId } from "#lib/domain/id.ts";
import type { MediaPlaceholder } from "#lib/providers/contract.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import type { Context } from "./context.ts";

/** A reference's bytes are not there (any more). Thrown before anything is sent. */
export class MediaMissingError extends Error {
  override name = "MediaMissingError";
}

/** How long links outlive the deadline of the attempt they were made for. */
const linkGraceMs = 60 * 60_000;

/** What stands for a reference in one attempt: a link made for it alone, a data URL, or a path on this machine. */
export async function resolveMedia(
  context: Context,
  look: Pick<Look, "media" | "prompt">,
  attempt: { id: AttemptId; deadlineMs: number },
  { media: referenceId, as }: MediaPlaceholder,
): Promise<string> {
  const blob = await blobOf(context, look.media, referenceId);
  if (as === "link") return makeLink(context, look, attempt, referenceId, blob);
  const path = await localPathOf(blob);
  if (as === "file") return path;
  const { contentType } = formats[blob.format];
  return `data:${contentType};base64,${(await readFile(path)).toString("base64")}`;
}

/** Throws `MediaMissingError` unless the bytes of every reference of a request are there. */
export async function checkMedia(context: Context, { media }: Pick<Look, "media">): Promise<void> {
  for (const referenceId of Object.keys(media) as ReferenceId[]) {
    // The keys of the record are reference ids: its schema says so.
    const blob = await blobOf(context, media, referenceId);
    const path = await localPathOf(blob);
    const found = await stat(path).catch(() => null); // absent
    if (found?.size !== blob.sizeBytes) throw new MediaMissingError("The bytes of a reference are missing.");
  }
}

async function blobOf(
  { worker }: Context,
  media: Look["media"],
  referenceId: ReferenceId,
): Promise<StoredBlob> {
  const entry = media[referenceId];
  if (!entry) throw new MediaMissingError("The request names a reference that it has no file for.");
  return getBlob(worker, entry.blobId);
}

async function makeLink(
  { config, worker }: Context,
  { prompt }: Pick<Look, "prompt">,
  attempt: { id: AttemptId; deadlineMs: number },
  referenceId: ReferenceId,
  blob: StoredBlob,
): Promise<string> {
  const token = randomBytes(16).toString("base64url");
  const name = prompt.references.find(({ id }) => id === referenceId)?.name ?? "media";
  const fileName = linkName(name, formats[blob.format].extension);
  await createMediaLink(worker, {
    tokenHash: createHash("sha256").update(token).digest("hex"),
    attemptId: attempt.id,
    referenceId,
    blobId: blob.id as BlobId, // the column holds nothing else
    fileName,
    lifeMs: attempt.deadlineMs + linkGraceMs,
  });
  return `${config.mediaOrigin}/media/l/${token}/${fileName}`;
}

/** A name that every provider's reader of addresses takes, ending in what the file is. */
export function linkName(name: string, extension: string): string {
  const stem = name
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${stem || "media"}.${extension}`;
}
