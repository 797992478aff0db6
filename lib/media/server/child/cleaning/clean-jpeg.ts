import { hasText } from "#lib/media/bytes.ts";
import { NoCode } from "./jpeg-bits.ts";
import { type Frame, NoTable, plainScan } from "./jpeg-scan.ts";
import { JpegTables, readFrame, readScan } from "./jpeg-tables.ts";

/** The marks that a JPEG begins and ends with. */
export const jpegMarks = { start: Buffer.from([0xff, 0xd8]), end: Buffer.from([0xff, 0xd9]) };
const code = { huffman: 0xc4, quantization: 0xdb, scan: 0xda, interval: 0xdd, adobe: 0xee, jfif: 0xe0 };
/** Baseline, extended and progressive, in Huffman codes. Pictures of other kinds are drawn anew. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/**
 * A JPEG of nothing but its pixels, bit for bit: no EXIF, XMP, comment, thumbnail or profile, wherever it is, no table that nothing is
 * drawn with, nothing behind the blocks of a scan, and nothing after the end, where phones put a second picture or a film. One
 * without its end mark gets one. Null where its segments or blocks cannot be followed.
 */
export function cleanJpeg(file: Buffer): Buffer | null {
  try {
    return plainJpeg(file);
  } catch (error) {
    if (error instanceof NoCode || error instanceof NoTable || error instanceof RangeError) return null;
    throw error;
  }
}

function plainJpeg(file: Buffer): Buffer | null {
  const pieces: (() => Uint8Array)[] = [() => jpegMarks.start];
  const keep = (...bytes: Uint8Array[]) => pieces.push(...bytes.map((piece) => () => piece));
  const tables = new JpegTables();
  let frame: Frame | null = null;
  let interval = 0;
  let hasScan = false;
  for (let at = 2; ;) {
    const marker = findMarker(file, at);
    const kind = marker === null ? null : file[marker + 1];
    if (marker === null || kind === 0xd9 || marker + 4 > file.length)
      return hasScan ? Buffer.concat([...pieces.map((piece) => piece()), jpegMarks.end]) : null;
    if (kind === undefined || kind === null || kind === 0xd8 || otherFrames.has(kind)) return null;
    at = marker + 2 + file.readUInt16BE(marker + 2);
    const segment = file.subarray(marker, at);
    const content = segment.subarray(4);
    if (kind === code.huffman || kind === code.quantization) {
      const defined = tables.define(kind === code.huffman ? "huffman" : "quantization", content);
      pieces.push(() => defined(segment));
    } else if (frames.has(kind)) {
      if (frame) return null;
      frame = readFrame(content, kind === 0xc2);
      keep(segment);
    } else if (kind === code.interval) {
      interval = content.readUInt16BE(0);
      keep(segment);
    } else if (kind === code.scan) {
      if (!frame) return null;
      const scan = { ...readScan(content, frame, tables), interval };
      const to = findMarker(file, at) ?? file.length;
      keep(segment, ...plainScan(file, at, to, frame, scan));
      hasScan = true;
      at = to;
    } else if (kind === code.jfif && hasText(segment, 4, "JFIF\0")) keep(plainJfif(segment));
    else if (kind === code.adobe && hasText(segment, 4, "Adobe")) keep(plainAdobe(segment));
  }
}

/** Whether a picture lacks the mark at its end, as one does whose last bytes are missing. What stands behind such a mark is none of it. */
export function lacksEnd(file: Buffer): boolean {
  let hasScan = false;
  for (let at = 2; ;) {
    const marker = findMarker(file, at);
    const kind = marker === null ? null : file[marker + 1];
    if (marker === null || kind === 0xd9 || marker + 4 > file.length) return hasScan && kind !== 0xd9;
    hasScan ||= kind === code.scan;
    at = marker + 2 + file.readUInt16BE(marker + 2);
  }
}

/** Where the next marker begins that is neither scan data nor padding. */
function findMarker(file: Buffer, from: number): number | null {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const code = file[at + 1] ?? 0;
    const isData = code <= 1 || code === 0xff || (code >= 0xd0 && code <= 0xd7);
    if (!isData) return at;
  }
  return null;
}

/** The shape of a pixel, without a thumbnail. */
function plainJfif(segment: Buffer): Buffer {
  const plain = Buffer.from("\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1");
  const density = segment.subarray(11, 16);
  // What is no plausible density may be anything.
  if (segment.length >= 18 && density[0]! <= 2 && density[1]! < 16 && density[3]! < 16) {
    plain.set(segment.subarray(9, 16), 9);
    plain[9] = 1;
    plain[10] = Math.min(plain[10] ?? 0, 2);
  }
  return plain;
}

/** How the colours are encoded, and nothing about the program that wrote them. */
function plainAdobe(segment: Buffer): Buffer {
  const transform = segment.length >= 16 ? (segment[15] ?? 0) : 0;
  return Buffer.from([
    0xff,
    0xee,
    0,
    14,
    ...Buffer.from("Adobe"),
    0,
    100,
    0,
    0,
    0,
    0,
    Math.min(transform, 2),
  ]);
}
