import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type MediaGrant, mediaHeaders, sealedPolicy } from "./media-headers.ts";

/** First and last byte, both included. */
type ByteRange = { start: number; end: number };

/**
 * Reads a `Range` header against a size. Null: send everything (no range, several, or not understood).
 * "unsatisfiable": a range that lies beyond the end.
 */
export function parseRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  if (match[1] === "") {
    const length = Math.min(Number(match[2]), sizeBytes);
    return length === 0 ? "unsatisfiable" : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === "" ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1);
  if (match[2] !== "" && Number(match[2]) < start) return null;
  return start >= sizeBytes ? "unsatisfiable" : { start, end };
}

/** The one answer to everything that is not there, not theirs, or not even well-formed. */
export function sendMissing(response: ServerResponse): void {
  const body = "Not found\n";
  response
    .writeHead(404, {
      "cache-control": "private, no-store",
      "content-length": body.length,
      "content-security-policy": sealedPolicy,
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    })
    .end(body);
}

/** Up to this much is read at once: the ranges that players ask for, at half the price of a stream. */
const atOnceBytes = 256 * 1024;

/** Sends a file or a range of it. Gives false, and has sent nothing, where there is no such file. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  grant: MediaGrant,
  isDownload: boolean,
): Promise<boolean> {
  const handle = await open(grant.path, "r").catch(() => null); // removed since its row was read
  if (!handle) return false;
  try {
    const { size } = await handle.stat();
    const headers = mediaHeaders(grant, isDownload);
    if (isKnown(request.headers["if-none-match"], headers.etag ?? "")) {
      response.writeHead(304, headers).end();
      return true;
    }
    const condition = request.headers["if-range"];
    const isRangeWanted = condition === undefined || condition === headers.etag;
    const range = isRangeWanted ? parseRange(request.headers.range, size) : null;
    if (range === "unsatisfiable") {
      response.writeHead(416, { ...headers, "content-range": `bytes */${size}`, "content-length": 0 }).end();
      return true;
    }
    const sent = range ?? { start: 0, end: size - 1 };
    response.writeHead(range ? 206 : 200, {
      ...headers,
      "content-length": sent.end - sent.start + 1,
      ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${size}` } : {}),
    });
    if (request.method === "HEAD") response.end();
    else await sendBytes(handle, response, sent);
    return true;
  } finally {
    await handle.close();
  }
}

async function sendBytes(handle: FileHandle, response: ServerResponse, range: ByteRange): Promise<void> {
  const length = range.end - range.start + 1;
  if (length <= atOnceBytes) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, range.start);
    if (bytesRead === length) response.end(buffer);
    else response.destroy(); // it shrank under our hands: never a whole answer with a hole
    return;
  }
  try {
    await pipeline(
      handle.createReadStream({ ...range, autoClose: false, highWaterMark: atOnceBytes }),
      response,
    );
  } catch (error) {
    // Players leave in the middle of a stream all the time.
    if (!response.destroyed) throw error;
  }
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}
