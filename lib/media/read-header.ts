import { formats, isConvertedFormat } from "#lib/domain/media/format.ts";
import type { ByteSource } from "./bytes.ts";
import { readFilmHeader } from "./read-film-header.ts";
import { readImageHeader } from "./image-header.ts";
import { type Reading, requireDrawable, Unreadable } from "./reading.ts";
import { sniffSource } from "./sniff-format.ts";
import { type SparseSource, sparseSource } from "./sparse-source.ts";

/**
 * Reads a file's headers, wherever in the file they stand, and nothing else: no picture and no sound is decoded. Most files need
 * 4 to 100 KB. Never throws for what a file holds; on a damaged one it may run for long, so give it a deadline from outside.
 * The server reads more and has the last word.
 */
export async function readHeader(file: ByteSource): Promise<{ reading: Reading; readBytes: number }> {
  const source = sparseSource(file);
  const reading = await read(source).catch((error: unknown): Reading => {
    if (!(error instanceof Unreadable)) return { unreadable: "damaged" }; // a demuxer's own error
    const { reason, pixels, codec } = error;
    return { unreadable: reason, ...(pixels && { pixels }), ...(codec !== undefined && { codec }) };
  });
  return { reading, readBytes: source.readBytes() };
}

async function read(source: SparseSource): Promise<Reading> {
  const format = await sniffSource(source);
  if (!format) throw new Unreadable("format");
  if (formats[format].kind !== "image") return { format, measured: await readFilmHeader(source, format) };
  const header = await readImageHeader(source);
  const conversion = isConvertedFormat(format) ? { needsConverting: true as const } : {};
  return { format, measured: { ...requireDrawable(header), ...header?.facts, ...conversion } };
}
