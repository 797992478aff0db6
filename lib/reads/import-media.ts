import { openAsBlob } from "node:fs";
import { rm } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { findGalleryReference } from "#lib/data/public/gallery-files.ts";
import type { AssetId, GalleryItemId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { ImportRefusal } from "#lib/domain/exchange/import-line.ts";
import { formats, type Kind } from "#lib/domain/media/format.ts";
import { uploadMaxBytes } from "#lib/domain/media/upload-limits.ts";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import { allowedPrivateHosts } from "#lib/outbound/addresses.ts";
import { download, DownloadError } from "#lib/outbound/download.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { findOutboundError } from "#lib/outbound/outbound-error.ts";
import { findVisitor } from "#lib/session/visitor.ts";
import { parseMediaTarget } from "#lib/storage/media/media-target.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";

/**
 * A `fetch` for a link to a reference that a gallery of this very studio shows: it answers what the link gives to any visitor at that
 * moment, without the network, on which a studio may not reach itself. Null for every other link.
 */
function ownGalleryFetch(url: string): typeof fetch | null {
  const { origin, pathname } = new URL(url);
  const target = origin === new URL(readConfig().appUrl).origin ? parseMediaTarget(pathname) : null;
  if (target?.from !== "gallery" || !("token" in target.access) || !("referenceId" in target)) return null;
  const { itemId, referenceId, part } = target;
  const { token } = target.access;
  return async () => {
    const visitor = await findVisitor(new Headers(), token);
    const file =
      visitor &&
      (await findGalleryReference(visitor, itemId as GalleryItemId, referenceId as ReferenceId, part)); // UUIDs by their pattern
    // Removed since its row was read, it is as missing as one that was never there.
    const bytes = file && (await openAsBlob((await locateFile(file)).path).catch(() => null));
    return bytes
      ? new Response(bytes.stream(), { headers: { "content-length": String(bytes.size) } })
      : new Response(null, { status: 404 });
  };
}

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
