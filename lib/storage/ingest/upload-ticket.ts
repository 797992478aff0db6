import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { localApiKey } from "#lib/storage/upload-token.ts";
import { Refusal } from "./answer.ts";

/** What a signed upload address promises. `uploadId` names the partial file: equal for the same file of the same member. */
export type UploadTicket = {
  key: string;
  memberId: string;
  uploadId: string;
  fileName: string;
  sizeBytes: number;
};

const customIdShape = /^([0-9a-f-]{36})\.([0-9a-f]{64})$/;
const signatureMark = "&signature=";
/** Its one sign that addresses may write in two ways is the first. */
const signatureShape = /^(?:hmac-sha256(?:=|%3D))?([0-9a-f]{64})$/i;

/**
 * The custom id that the upload route signs into an address: the owner, and a hash of what makes a file the same file. The
 * protocol's own key has 31 bits and no owner in it, so nothing here relies on it. Without a fingerprint the file
 * is known by name, size and time alone; without a time it is never known again.
 */
export function createCustomId(
  memberId: string,
  file: { name: string; size: number; lastModified?: number | undefined },
  fingerprint: string | null,
): string {
  const marks = [file.name, file.size, file.lastModified ?? randomUUID(), fingerprint];
  const hash = createHash("sha256").update(JSON.stringify([memberId, ...marks]));
  return `${memberId}.${hash.digest("hex")}`;
}

/**
 * Reads an upload address. `path` is the request's, as it came; `ingestOrigin` is the public one, because that is
 * what was signed. Throws a `Refusal` for a wrong signature, an address that has expired or one that says too little.
 */
export function readUploadTicket(
  path: string,
  options: { ingestOrigin: string; secret: string; now: number },
): UploadTicket {
  const signatureAt = path.lastIndexOf(signatureMark);
  if (signatureAt < 0) throw new Refusal("signature-invalid");
  const signed = options.ingestOrigin + path.slice(0, signatureAt);
  const expected = createHmac("sha256", localApiKey(options.secret)).update(signed).digest();
  const given = signatureShape.exec(path.slice(signatureAt + signatureMark.length))?.[1] ?? "";
  const bytes = Buffer.from(given, "hex");
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected))
    throw new Refusal("signature-invalid");

  const url = new URL(signed);
  if (!(Number(url.searchParams.get("expires")) > options.now)) throw new Refusal("link-expired");
  // The library percent-encodes each value once more than the address needs.
  const value = (name: string) => decodeURIComponent(url.searchParams.get(`x-ut-${name}`) ?? "");
  const owner = customIdShape.exec(value("custom-id"));
  const sizeBytes = Number(value("file-size"));
  if (!owner || !Number.isSafeInteger(sizeBytes) || sizeBytes < 0) throw new Refusal("malformed");
  return {
    key: url.pathname.split("/").at(-1) ?? "",
    memberId: owner[1]!, // both groups are in the shape
    uploadId: owner[2]!,
    fileName: value("file-name"),
    sizeBytes,
  };
}
