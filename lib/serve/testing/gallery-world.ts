import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import sharp from "sharp";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { type StoredGallery, storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import type { GalleryId, GalleryItemId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { makeToken } from "#lib/session/token.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";

/** All that the addresses of a gallery are made of. */
export type Address = {
  token: string;
  galleryId: GalleryId;
  itemId: GalleryItemId;
  otherItemId: GalleryItemId;
  referenceId: ReferenceId;
};

export type GalleryWorld = { address: Address; gallery: StoredGallery; member: Member };

/** A shared gallery that shows and allows everything, its files on disk. */
export async function makeGalleryWorld(member: Member): Promise<GalleryWorld> {
  const { dataDir } = readConfig();
  const picture = await sharp({ create: { width: 64, height: 36, channels: 3, background: "#a04020" } })
    .webp()
    .toBuffer();
  const blob = () => {
    const { sha256, bytes } = makeBytes();
    put(blobPath(dataDir, member.id, sha256), bytes);
    return { sha256, sizeBytes: bytes.length };
  };
  const derivative = (kind: string, contentType: string) => {
    const { sha256, bytes } = kind === "poster" ? hashed(picture) : makeBytes();
    put(derivativePath(dataDir, sha256), bytes);
    return { kind, contentType, sha256 };
  };
  const result = () => ({
    bytes: blob(),
    derivatives: [
      derivative("sendable", "video/mp4"),
      derivative("compare", "video/mp4"),
      derivative("poster", "image/webp"),
      derivative("waveform", "application/json"),
      derivative("filmstrip", "image/webp"),
    ],
  });
  const { token, tokenHash } = makeToken();
  const shown = { ...blob(), poster: derivative("poster", "image/webp").sha256 };
  const gallery = await storeOpenGallery(member, tokenHash, [result(), result()], { shown });
  const [item, other] = gallery.items;
  return {
    member,
    gallery,
    address: {
      token,
      galleryId: gallery.id,
      itemId: item!.id, // two were asked for
      otherItemId: other!.id,
      referenceId: gallery.shown.id,
    },
  };
}

/** An address that leads nowhere: nothing of it was ever there. */
export function makeMissingAddress(): Address {
  return {
    token: makeToken().token,
    galleryId: createId(),
    itemId: createId(),
    otherItemId: createId(),
    referenceId: createId(),
  };
}

function makeBytes(): { bytes: Buffer; sha256: string } {
  return hashed(randomBytes(5000));
}

function hashed(bytes: Buffer): { bytes: Buffer; sha256: string } {
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function put(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
