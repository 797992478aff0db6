import type { IncomingMessage } from "node:http";
import { countDownload } from "#lib/data/public/links.ts";
import { findGalleryFile, findGalleryReference } from "#lib/data/public/gallery-files.ts";
import type { GalleryId, GalleryItemId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import { findMember } from "#lib/session/find-member.ts";
import { hashToken } from "#lib/session/token.ts";
import { findVisitor, previewVisitor } from "#lib/session/visitor.ts";
import type { MediaGrant } from "#lib/storage/media/media-headers.ts";
import type { GalleryTarget } from "#lib/storage/media/media-target.ts";
import { locateFile } from "#lib/storage/open-blob.ts";

/** What whoever holds a gallery's link, and its password where there is one, may have of its items; and its own member without a link. */
export async function authorizeGalleryMedia(
  request: IncomingMessage,
  target: GalleryTarget,
): Promise<MediaGrant | null> {
  const headers = new Headers({ cookie: request.headers.cookie ?? "" });
  const visitor = await enter(headers, target.access);
  if (!visitor) return null;
  const itemId = target.itemId as GalleryItemId; // a UUID by its pattern
  const file =
    "referenceId" in target
      ? await findGalleryReference(visitor, itemId, target.referenceId as ReferenceId, target.part) // as above
      : await findGalleryFile(visitor, itemId, target.part);
  if (!file) return null;
  const { path, sha256 } = await locateFile(file);
  const isDownload = target.part === "download";
  if (isDownload && "token" in target.access && isWhole(request)) await countDownload(visitor);
  return {
    path,
    // The bytes' own hash is known to whoever has the file from elsewhere; with the item's id it tells only whether they changed.
    sha256: hashToken(`${target.itemId}/${sha256}`),
    contentType: file.contentType,
    fileName: file.assetName,
    audience: "other",
    isDownload,
    isEmbeddable: file.isEmbeddable,
  };
}

async function enter(headers: Headers, access: GalleryTarget["access"]): Promise<Visitor | null> {
  if ("token" in access) return findVisitor(headers, access.token);
  const member = await findMember(headers);
  return member && previewVisitor(member, access.galleryId as GalleryId); // a UUID by its pattern
}

/** A download that goes on in ranges is one download: its beginning counts. */
function isWhole({ method, headers: { range } }: IncomingMessage): boolean {
  return method === "GET" && (range === undefined || range.startsWith("bytes=0-"));
}
