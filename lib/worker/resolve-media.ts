import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { findSentFile, recordPublished, type SentFile } from "#lib/data/asset/stored-files.ts";
import type { Look } from "#lib/data/generation/looks.ts";
import { createMediaLink } from "#lib/data/asset/media-links.ts";
import { formats } from "#lib/domain/media/format.ts";
import type { AttemptId, BlobId, ReferenceId } from "#lib/domain/base/id.ts";
import { linkName } from "#lib/domain/media/file-names.ts";
import { findModel } from "#lib/providers/catalog.ts";
import type { MediaPlaceholder } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { baseUrlOf, routeTo } from "#lib/providers/media-route.ts";
import { publishFile, signedAddress } from "#lib/storage/fetch-remote.ts";
import { localPathOf, locateFile } from "#lib/storage/open-blob.ts";
import type { Context } from "./context.ts";
import { failureDetails } from "./messages.ts";

/** A reference's bytes are not there (any more). Thrown before anything is sent. */
export class MediaMissingError extends Error {
  override name = "MediaMissingError";
}

/** How long links outlive the deadline of the attempt they were made for. */
const linkGraceMs = 60 * 60_000;

type LookAtMedia = Pick<Look, "media" | "prompt" | "modelId">;
type Here = Pick<Context, "config" | "worker">;
type OneAttempt = { id: AttemptId; deadlineMs: number };

/**
 * What stands for a reference in one attempt: a link made for it alone, a data URL, or a path on this machine. What leaves it is
 * the copy without place and camera where there is one, never the original then; the studio's own work reads the original.
 */
export async function resolveMedia(
  context: Here,
  look: LookAtMedia,
  attempt: OneAttempt,
  { media: referenceId, as }: MediaPlaceholder,
): Promise<string> {
  const sent = await getSent(context, look.media, referenceId);
  if (as === "file") return localPathOf(sent.blob);
  if (as === "link") return makeLink(context, look, attempt, referenceId, sent);
  const { contentType } = formats[sent.blob.format];
  return `data:${contentType};base64,${(await readFile(await pathOf(sent))).toString("base64")}`;
}

/** Throws `MediaMissingError` unless the bytes of every reference of a request are there. */
export async function checkMedia(context: Here, { media }: Pick<Look, "media">): Promise<void> {
  for (const referenceId of Object.keys(media) as ReferenceId[]) {
    // The keys of the record are reference ids: its schema says so.
    const sent = await getSent(context, media, referenceId);
    const found = await stat(await pathOf(sent)).catch(() => null); // absent
    if (found?.size !== sent.sizeBytes) throw new MediaMissingError(failureDetails.bytesMissing);
  }
}

async function pathOf({ blob, sha256, derivativeId }: SentFile): Promise<string> {
  const file =
    derivativeId === null ? ({ from: "blob", blob } as const) : ({ from: "derivative", sha256 } as const);
  return (await locateFile(file)).path;
}

async function getSent({ worker }: Here, media: Look["media"], referenceId: ReferenceId): Promise<SentFile> {
  const entry = media[referenceId];
  if (!entry) throw new MediaMissingError(failureDetails.referenceWithoutFile);
  const sent = await findSentFile(worker, entry);
  if (!sent) throw new MediaMissingError(failureDetails.bytesMissing);
  return sent;
}

async function makeLink(
  context: Here,
  look: LookAtMedia,
  attempt: OneAttempt,
  referenceId: ReferenceId,
  sent: SentFile,
): Promise<string> {
  const { config, worker } = context;
  const name = look.prompt.references.find(({ id }) => id === referenceId)?.name ?? "media";
  const fileName = linkName(name, sent.blob.format);
  const lifeMs = attempt.deadlineMs + linkGraceMs;
  if (isOutOfReach(context, look)) return makeCloudLink(context, sent, fileName, lifeMs);
  const token = randomBytes(16).toString("base64url");
  await createMediaLink(worker, {
    tokenHash: createHash("sha256").update(token).digest("hex"),
    attemptId: attempt.id,
    referenceId,
    blobId: sent.blob.id as BlobId, // the column holds nothing else
    fileName,
    lifeMs,
  });
  return `${config.mediaOrigin}/media/l/${token}/${fileName}`;
}

/** Whether the model's provider cannot fetch from this studio. */
function isOutOfReach({ config }: Here, { modelId }: LookAtMedia): boolean {
  const provider = findModel(modelId)?.provider;
  if (!provider) return false;
  return routeTo(baseUrlOf(provider, config.providerBaseUrls), config.mediaOrigin) === "none";
}

/** A signed address at UploadThing, where the bytes are put first if they are not there yet. */
async function makeCloudLink(
  { worker }: Here,
  sent: SentFile,
  name: string,
  lifeMs: number,
): Promise<string> {
  let { remoteKey } = sent;
  if (remoteKey === null) {
    const { contentType } = formats[sent.blob.format];
    // Nothing has left for the provider yet: whatever goes wrong here may be tried again.
    remoteKey = await publishFile({ path: await pathOf(sent), name, contentType }).catch((error: unknown) => {
      throw new ProviderError("unreachable", {
        sent: "no",
        detail: failureDetails.notPublished,
        isOurs: true,
        cause: error,
      });
    });
    await recordPublished(worker, sent, remoteKey);
  }
  return signedAddress(remoteKey, lifeMs / 1000);
}
