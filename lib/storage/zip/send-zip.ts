import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { contentDisposition, sealedPolicy } from "#lib/storage/media/media-headers.ts";

/** One file of a zip, with the size that its row promises. */
export type ZipEntry = {
  /** Unique among them, without a folder. */
  name: string;
  sizeBytes: number;
  modifiedAt: Date;
  /** Where its bytes are on this machine; asked for when it is its turn, and perhaps fetched first. */
  locate(): Promise<string>;
};

/** What the last file of every zip is called, which says what the others are: none of those may be called the same. */
export const manifestName = "manifest.json";

/** What may be sent as one zip; the manifest is plain JSON and stands in it as a file. */
export type ZipGrant = { fileName: string; entries: readonly ZipEntry[]; manifest: object };

const atOnceBytes = 256 * 1024;

/**
 * Sends files as a zip, one open at a time and none of them whole in memory. Films do not shrink, so they are stored as they are:
 * then the length is known before the first byte, and a browser can say how far it is. What goes wrong later, such as a file that is
 * gone or of another size, breaks the answer off: never a whole zip with a hole.
 */
export async function sendZip(response: ServerResponse, grant: ZipGrant, isHead: boolean): Promise<void> {
  const zip = new ZipFile();
  let open: Readable | undefined;
  let isOver = false;
  for (const entry of grant.entries)
    zip.addReadStreamLazy(
      entry.name,
      { size: entry.sizeBytes, compress: false, mtime: entry.modifiedAt },
      (give) => {
        entry.locate().then(
          (path) => {
            if (isOver) return;
            open = createReadStream(path, { highWaterMark: atOnceBytes });
            open.on("error", (error) => zip.emit("error", error)); // nobody else listens
            give(null, open);
          },
          (error: Error) => zip.emit("error", error),
        );
      },
    );
  const manifest = Buffer.from(`${JSON.stringify(grant.manifest, null, 2)}\n`);
  zip.addBuffer(manifest, manifestName, { compress: false });
  const lengthBytes = await new Promise<number>((resolve) => {
    zip.end(undefined, (...[length]: number[]) => resolve(length ?? -1)); // its types leave the argument out
  });
  response.writeHead(200, {
    "cache-control": "private, no-store",
    "content-disposition": contentDisposition(grant.fileName, true),
    "content-length": lengthBytes,
    "content-security-policy": sealedPolicy,
    "content-type": "application/zip",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  });
  const stream = zip.outputStream as Readable; // it is one, and its types say less
  zip.on("error", (error: Error) => stream.destroy(error));
  try {
    if (isHead) response.end();
    else await pipeline(stream, response);
  } catch (error) {
    // Whoever downloads may leave at any time.
    if (!isLeaving(error)) throw error;
  } finally {
    isOver = true;
    open?.destroy();
  }
}

function isLeaving(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
