import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { readOrMakeSecret } from "./secret.ts";

/** Which link a sealed token belongs to: of another gallery or version it does not open. */
type LinkOf = { galleryId: string; linkVersion: number };

const nonceBytes = 12;
const tagBytes = 16;

/**
 * The token of a gallery's link as it is kept beside its hash, so that the member can copy the link again: AES-256-GCM under a secret of
 * `DATA_DIR` that nothing else uses. A dump of the database alone opens nothing. Sealing twice gives different bytes.
 */
export function sealLink(dataDir: string, link: LinkOf, token: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOf(dataDir), nonce).setAAD(boundTo(link));
  const sealed = Buffer.concat([nonce, cipher.update(token, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return Uint8Array.from(sealed);
}

/** The token again; null where the bytes were changed, or sealed for another link or in another data folder. */
export function openLink(dataDir: string, link: LinkOf, sealed: Uint8Array): string | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyOf(dataDir), sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(boundTo(link))
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    const text = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null; // the tag is of other bytes
  }
}

function keyOf(dataDir: string): Buffer {
  return Buffer.from(readOrMakeSecret(dataDir, "gallery-links"), "base64url");
}

function boundTo({ galleryId, linkVersion }: LinkOf): Buffer {
  return Buffer.from(JSON.stringify(["triptych gallery link 1", galleryId, linkVersion]));
}
