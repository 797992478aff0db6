import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { uploadMaxBytes } from "#lib/domain/media/upload-limits.ts";
import { headBytes, sniffHead } from "#lib/media/server/sniff-file.ts";
import { hashFile } from "#lib/storage/hash-file.ts";
import { uploadPath } from "#lib/storage/paths.ts";
import { Refusal } from "./answer.ts";
import type { UploadTicket } from "./upload-ticket.ts";

/** Where an upload gathers until it is whole. */
export function partialPath(dataDir: string, ticket: UploadTicket): string {
  return uploadPath(dataDir, ticket, "part");
}

/** Bytes that are already here. */
export async function partialSize(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0; // none yet
}

/**
 * Appends an upload's bytes from `offset` on, each chunk written before the next is taken, and gives the SHA-256 of the whole. The
 * format is judged as soon as the head is there. What was written stays when the stream breaks off; what is refused for
 * its content is removed.
 */
export async function writePartial(options: {
  path: string;
  offset: number;
  sizeBytes: number;
  chunks: AsyncIterable<Buffer>;
}): Promise<{ sha256: string }> {
  const { path, offset, sizeBytes, chunks } = options;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, offset === 0 ? "w" : "r+", 0o600);
  try {
    await handle.truncate(offset);
    const hash = offset === 0 ? createHash("sha256") : null;
    let position = offset;
    let isJudged = false;
    for await (const chunk of chunks) {
      await writeAll(handle, chunk, position);
      hash?.update(chunk);
      position += chunk.length;
      if (!isJudged && position >= Math.min(headBytes, sizeBytes)) {
        isJudged = true;
        requireAcceptable(await sniffHead(path), sizeBytes);
      }
    }
    await handle.datasync();
    return { sha256: hash ? hash.digest("hex") : (await hashFile(path)).sha256 };
  } catch (error) {
    if (error instanceof Refusal && refusedForGood.has(error.code)) await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

const refusedForGood = new Set<Refusal["code"]>(["format-forbidden", "too-large", "malformed"]);

/** Throws a `Refusal` for a format that the studio does not take or that is larger than its kind may be. */
export function requireAcceptable(format: Format | null, sizeBytes: number): asserts format is Format {
  if (!format) throw new Refusal("format-forbidden");
  if (sizeBytes > uploadMaxBytes[formats[format].kind]) throw new Refusal("too-large");
}

async function writeAll(handle: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length;)
    done += (await handle.write(chunk, done, chunk.length - done, position + done)).bytesWritten;
}
