import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { dataFolder } from "#lib/config.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const sha256Hex = /^[0-9a-f]{64}$/;

/** Where a blob's bytes stand: `DATA_DIR/media/<member>/<sha256>`. Throws for what is no member's id or no hash. */
export function blobPath(dataDir: string, memberId: string, sha256: string): string {
  return join(dataFolder(dataDir, "media"), part(memberId, uuid), part(sha256, sha256Hex));
}

/** Where the copy of a blob lies that stands at UploadThing: `DATA_DIR/cache/<member>/<sha256>`. May be deleted any time. */
export function cachePath(dataDir: string, memberId: string, sha256: string): string {
  return join(dataFolder(dataDir, "cache"), part(memberId, uuid), part(sha256, sha256Hex));
}

/** The folders that hold nothing but one member's files. */
export function memberFolders(dataDir: string, memberId: string): { media: string; cache: string } {
  const name = part(memberId, uuid);
  return { media: join(dataFolder(dataDir, "media"), name), cache: join(dataFolder(dataDir, "cache"), name) };
}

/** Where a derivative's bytes stand: `DATA_DIR/derivatives/<sha256>`. */
export function derivativePath(dataDir: string, sha256: string): string {
  return join(dataFolder(dataDir, "derivatives"), part(sha256, sha256Hex));
}

/** A name of its own in the folder for unfinished files, on the same file system as the finished ones. */
export function temporaryPath(dataDir: string): string {
  return join(incomingFolder(dataDir), `${randomUUID()}.temporary`);
}

/** Where an upload gathers until it is whole, or what is remembered of it afterwards: named by its member, to go with them. */
export function uploadPath(
  dataDir: string,
  { memberId, uploadId }: { memberId: string; uploadId: string },
  what: "part" | "done",
): string {
  return join(incomingFolder(dataDir), `${part(memberId, uuid)}.${part(uploadId, sha256Hex)}.${what}`);
}

/**
 * Where the beginning of a generation's output is left whose download broke off: named by its member, to go with them. `index` is the
 * output's place in the answer.
 */
export function outputPartPath(
  dataDir: string,
  { memberId, generationId, index }: { memberId: string; generationId: string; index: number },
): string {
  return join(incomingFolder(dataDir), `${part(memberId, uuid)}.${part(generationId, uuid)}.${index}`);
}

/** The folder of everything that is not whole yet. What is older than a day there is left over. */
export function incomingFolder(dataDir: string): string {
  return dataFolder(dataDir, "incoming");
}

/** Paths are made from ids alone: nothing that came from outside names a file. */
function part(text: string, shape: RegExp): string {
  if (!shape.test(text)) throw new TypeError("Not an id that a path can be made of");
  return text;
}
