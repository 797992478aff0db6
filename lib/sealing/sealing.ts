import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { join } from "node:path";
import { dataFolder } from "#lib/config.ts";
import * as z from "zod/mini";
import { readKept, readOrMakeFile } from "./kept-file.ts";

/**
 * Keys at rest: RFC 9180 in its base mode (X25519, HKDF-SHA256, AES-256-GCM). Whoever holds the public key can seal;
 * only who reads the private key from `DATA_DIR` can unseal, which is the worker.
 */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const info = new TextEncoder().encode("triptych sealed text 1").buffer;
const encapsulatedBytes = 32; // X25519

const keyPairSchema = z.strictObject({ publicKey: z.string(), privateKey: z.string() });
const keyPairPath = (dataDir: string) => join(dataFolder(dataDir, "secrets"), "sealing-key-pair.json");

/** What was to be unsealed was sealed to another key, or changed, or the private key is not there. */
export class SealingError extends Error {
  override name = "SealingError";
}

/** The public key (base64), of a pair that is made at the first start and kept in `DATA_DIR` with mode 0600. */
export async function ensureKeyPair(dataDir: string): Promise<{ publicKey: string }> {
  const pair = await suite.kem.generateKeyPair();
  const made = JSON.stringify({
    publicKey: toBase64(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: toBase64(await suite.kem.serializePrivateKey(pair.privateKey)),
  });
  const kept = keyPairSchema.parse(JSON.parse(readOrMakeFile(keyPairPath(dataDir), () => made)));
  return { publicKey: kept.publicKey };
}

/** Seals a text to a public key (base64). Sealing twice gives different bytes. */
export async function seal(publicKey: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64(publicKey));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, new TextEncoder().encode(text).buffer);
  const sealed = new Uint8Array(enc.byteLength + ct.byteLength);
  sealed.set(new Uint8Array(enc));
  sealed.set(new Uint8Array(ct), enc.byteLength);
  return sealed;
}

/** The text again. Throws `SealingError`, which never holds any of it. */
export async function unseal(dataDir: string, sealed: Uint8Array): Promise<string> {
  const kept = readKept(keyPairPath(dataDir));
  if (kept === null) throw new SealingError("There is no private key in the data folder.");
  try {
    const { privateKey } = keyPairSchema.parse(JSON.parse(kept));
    const recipientKey = await suite.kem.deserializePrivateKey(fromBase64(privateKey));
    const bytes = Uint8Array.from(sealed); // a buffer of its own: a Node Buffer may be a window on a shared one
    const opened = await suite.open(
      { recipientKey, enc: bytes.slice(0, encapsulatedBytes).buffer, info },
      bytes.slice(encapsulatedBytes).buffer,
    );
    return new TextDecoder().decode(opened);
  } catch (cause) {
    throw new SealingError("This was sealed to another key, or it was changed.", { cause });
  }
}

function toBase64(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, "base64")).buffer;
}
