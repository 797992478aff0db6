import type { Format } from "#lib/domain/media/format.ts";
import { sniffFormat, sniffSource, sniffedBytes } from "#lib/media/sniff-format.ts";
import { openFileSource } from "./file-source.ts";

/** Bytes of a file's beginning after which `sniffHead` can tell what it is. */
export const headBytes = sniffedBytes;

/** A file's format by its first bytes, while the rest is still on its way; null for what the studio does not take. */
export async function sniffHead(path: string): Promise<Format | null> {
  await using source = await openFileSource(path);
  return sniffFormat(await source.read(0, headBytes));
}

/** A whole file's format by its content, tracks included; null for what the studio does not take. Reads a few KB. */
export async function sniffFile(path: string): Promise<Format | null> {
  await using source = await openFileSource(path);
  return await sniffSource(source);
}
