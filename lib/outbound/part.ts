import { createHash } from "node:crypto";
import { copyFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import * as z from "zod/mini";

const markSchema = z.strictObject({
  /** SHA-256 of the link, which itself may be a secret. */
  link: z.string(),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
  totalBytes: z.optional(z.int()),
});
/** What tells whether two answers hold the same bytes: their link, and what their server says of them. */
type Mark = z.infer<typeof markSchema>;

/** The beginning of a file whose rest is still to come. */
export type Part = { path: string; sizeBytes: number; mark: Mark };

/** The beginning that a download has left at a path, or null. */
export async function findPart(path: string): Promise<Part | null> {
  const mark = await readMark(path);
  const found = mark && (await stat(path).catch(() => null)); // another download may have taken it
  return found && found.size > 0 ? { path, sizeBytes: found.size, mark } : null;
}

/** Headers that ask for the rest of a part, or for the whole file when the server's has changed. */
export function rangeHeaders({ sizeBytes, mark }: Part): Record<string, string> {
  const unless = strongTag(mark) ?? mark.lastModified;
  return { range: `bytes=${sizeBytes}-`, ...(unless !== undefined && { "if-range": unless }) };
}

/** Where the bytes of a partial answer begin, and how many the whole file has; null where an answer says neither. */
export function rangeOf({ status, headers }: Response): { start: number; totalBytes?: number } | null {
  const [, start, total] = contentRange.exec(headers.get("content-range") ?? "") ?? [];
  if (status !== 206 || start === undefined) return null;
  return { start: Number(start), ...(total !== "*" && { totalBytes: Number(total) }) };
}

const contentRange = /^bytes (\d+)-\d+\/(\d+|\*)$/;

/**
 * Whether an answer continues a part: it begins where the part ends, and nothing that the server says speaks against it being
 * the same file. A fresh link has to give the same `ETag`, and one that speaks of bytes.
 */
export function continuesPart(url: string, response: Response, { sizeBytes, mark }: Part): boolean {
  if (rangeOf(response)?.start !== sizeBytes || response.headers.has("content-encoding")) return false;
  const now = markWith(url, response);
  const agrees = told.every((name) => !now[name] || !mark[name] || now[name] === mark[name]);
  return agrees && (now.link === mark.link || (strongTag(now) ?? "") === mark.etag);
}

const told = ["etag", "lastModified", "totalBytes"] as const;

/** An `ETag` that two files share only where they are the same byte by byte. */
function strongTag({ etag }: Mark): string | undefined {
  return etag?.startsWith("W/") ? undefined : etag;
}

/**
 * What identifies the file behind an answer from its beginning; null when nothing tells it from another, so that its rest can't be asked for.
 */
export function markOf(url: string, response: Response): Mark | null {
  const mark = markWith(url, response);
  const isPacked = response.headers.has("content-encoding");
  return isPacked || told.every((name) => mark[name] === undefined) ? null : mark;
}

function markWith(url: string, response: Response): Mark {
  const { headers } = response;
  const etag = headers.get("etag");
  const lastModified = headers.get("last-modified");
  const range = rangeOf(response);
  const totalBytes = range ? range.totalBytes : Number(headers.get("content-length")) || undefined;
  return {
    link: createHash("sha256").update(url).digest("hex"),
    ...(etag !== null && { etag }),
    ...(lastModified !== null && { lastModified }),
    ...(totalBytes !== undefined && { totalBytes }),
  };
}

/** Copies a part to where the rest is appended; false when another download has replaced it meanwhile. */
export async function copyPart({ path, mark }: Part, toFile: string): Promise<boolean> {
  // A copy, because a worker that lost its lease while asleep may still write to the file that it has open.
  await copyFile(path, toFile);
  return JSON.stringify(await readMark(path)) === JSON.stringify(mark);
}

/** Keeps what has come at a path, in place of what was there. */
export async function leavePart(file: string, { path, mark }: { path: string; mark: Mark }): Promise<void> {
  await rm(markPath(path), { force: true });
  await rename(file, path);
  await writeFile(markPath(path), JSON.stringify(mark), { mode: 0o600 });
}

/** Removes a part, if there is one. */
export async function removePart(path: string): Promise<void> {
  await rm(markPath(path), { force: true });
  await rm(path, { force: true });
}

function markPath(path: string): string {
  return `${path}.mark`;
}

async function readMark(path: string): Promise<Mark | null> {
  try {
    return markSchema.parse(JSON.parse(await readFile(markPath(path), "utf8")));
  } catch {
    return null; // there is none, or it was not written to its end
  }
}
