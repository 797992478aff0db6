import { openAsBlob } from "node:fs";
import { readConfig } from "#lib/config.ts";
import { findGalleryReference } from "#lib/data/visit/find-gallery-file.ts";
import type { GalleryItemId, ReferenceId } from "#lib/domain/id.ts";
import { findVisitor } from "#lib/session/visitor.ts";
import { parseMediaTarget } from "#lib/storage/media/media-target.ts";
import { locateFile } from "#lib/storage/open-blob.ts";

/**
 * A `fetch` for a link to a reference that a gallery of this very studio shows: it answers what the link gives to any visitor at that
 * moment, without the network, on which a studio may not reach itself. Null for every other link.
 */
export function ownGalleryFetch(url: string): typeof fetch | null {
  const { origin, pathname } = new URL(url);
  const target = origin === new URL(readConfig().appUrl).origin ? parseMediaTarget(pathname) : null;
  if (target?.from !== "gallery" || !("token" in target.door) || !("referenceId" in target)) return null;
  const { itemId, referenceId, part } = target;
  const { token } = target.door;
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
