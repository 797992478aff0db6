import type { IncomingMessage } from "node:http";
import { findStoredFile } from "#lib/data/asset/find-stored-file.ts";
import { findMediaLink } from "#lib/data/media-link/find-media-link.ts";
import type { AssetId } from "#lib/domain/id.ts";
import { findMember } from "#lib/session/find-member.ts";
import { hashToken } from "#lib/session/token.ts";
import type { MediaGrant } from "#lib/storage/media/media-headers.ts";
import type { MediaTarget } from "#lib/storage/media/media-target.ts";
import { locateFile } from "#lib/storage/open-blob.ts";

/** Who may have which bytes: a member their own assets, a provider what its link was made for. Null for everybody else. */
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
  const member = await findMember(new Headers({ cookie: request.headers.cookie ?? "" }));
  const file = member && (await findStoredFile(member, target.assetId as AssetId, target.derivative)); // a UUID by its pattern
  if (!file) return null;
  const place = await locateFile(file);
  return { ...place, contentType: file.contentType, fileName: file.assetName, audience: "member" };
}
