import type { IncomingMessage } from "node:http";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { findBlindFile } from "#lib/data/blind/find-blind-file.ts";
import { findMediaLink } from "#lib/data/asset/media-links.ts";
import type { AssetId, BlindClipId } from "#lib/domain/base/id.ts";
import { findMember } from "#lib/session/find-member.ts";
import { hashToken } from "#lib/session/token.ts";
import type { MediaGrant } from "#lib/storage/media/media-headers.ts";
import type { MediaTarget } from "#lib/storage/media/media-target.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { authorizeGalleryMedia } from "./authorize-gallery-media.ts";

/** Who may have which bytes: a member their own assets, a provider what its link was made for, a visitor what a gallery shows. Null for everybody else. */
export async function authorizeMedia(
  request: IncomingMessage,
  target: MediaTarget,
): Promise<MediaGrant | null> {
  if (target.from === "link") {
    const link = await findMediaLink(hashToken(target.token));
    if (!link) return null;
    const { contentType, fileName } = link;
    return { ...(await locateFile(link)), contentType, fileName, audience: "other" };
  }
  if (target.from === "gallery") return authorizeGalleryMedia(request, target);
  const member = await findMember(new Headers({ cookie: request.headers.cookie ?? "" }));
  if (target.from === "blind") {
    const { blindClipId, part } = target;
    const file = member && (await findBlindFile(member, blindClipId as BlindClipId, part)); // a UUID by its pattern
    if (!file) return null;
    const { path } = await locateFile(file);
    // The bytes' own hash would tell which result of the run's page this is.
    const sha256 = hashToken(`${blindClipId}/${part}`);
    return { path, sha256, contentType: file.contentType, fileName: file.assetName, audience: "member" };
  }
  const file = member && (await findStoredFile(member, target.assetId as AssetId, target.derivative)); // a UUID by its pattern
  if (!file) return null;
  const place = await locateFile(file);
  return { ...place, contentType: file.contentType, fileName: file.assetName, audience: "member" };
}
