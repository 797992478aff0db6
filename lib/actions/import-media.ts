import { rm } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { registerUpload } from "#lib/data/asset/register-upload.ts";
import { formats } from "#lib/domain/format.ts";
import type { AssetId } from "#lib/domain/id.ts";
import type { ImportRefusal } from "#lib/domain/import-line.ts";
import type { Kind } from "#lib/domain/kind.ts";
import type { Member } from "#lib/domain/scope.ts";
import { uploadMaxBytes } from "#lib/domain/upload-limits.ts";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import { download, DownloadError } from "#lib/outbound/download.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { allowedPrivateHosts } from "#lib/outbound/host-and-port.ts";
import { findOutboundError } from "#lib/outbound/outbound-error.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { ownGalleryFetch } from "./own-gallery-fetch.ts";

const deadlineMs = 15 * 60_000;

/**
 * Fetches one file that a member's pasted request names, judges it by its content as an upload is judged, and makes it an asset. The
 * link is neither stored nor logged. Throws the signal's reason when nobody waits for it any more.
 */
export async function importMedia(
  member: Member,
  wanted: { url: string; kind: Kind; name: string },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: number) => void },
): Promise<{ assetId: AssetId } | { refusal: ImportRefusal }> {
  const { dataDir, outboundAllowPrivate } = readConfig();
  await ensureIncomingFolder(dataDir);
  const path = temporaryPath(dataDir);
  try {
    const { sizeBytes } = await download(wanted.url, {
      fetch:
        ownGalleryFetch(wanted.url) ??
        // What people paste leads anywhere: of private addresses only those that are allowed by name.
        createGuardedFetch({ allowPrivate: allowedPrivateHosts(outboundAllowPrivate, []) }),
      toFile: path,
      maxBytes: uploadMaxBytes[wanted.kind],
      deadlineMs,
      signal,
      onProgress,
    });
    if (sizeBytes === 0) return { refusal: "empty" };
    const format = await sniffFile(path);
    if (!format) return { refusal: "not-taken" };
    if (formats[format].kind !== wanted.kind) return { refusal: "other-kind" };
    const stored = await storeFile({ memberId: member.id, fromPath: path, dataDir });
    const asset = await registerUpload(member, { ...stored, format, name: wanted.name, location: "disk" });
    return { assetId: asset.id };
  } catch (error) {
    if (error instanceof DownloadError) return { refusal: refusalOf(error) };
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

function refusalOf(error: DownloadError): ImportRefusal {
  const guard = findOutboundError(error)?.reason;
  if (guard?.startsWith("forbidden")) return "forbidden";
  if (guard === "too-many-redirects") return "refused";
  return guard ? "unreachable" : error.reason;
}
