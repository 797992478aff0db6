import { hasText } from "#lib/media/bytes.ts";

/** Frames, tables, scans and how they are cut into pieces: what a picture is drawn from. */
// oxfmt-ignore
const kept = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xda, 0xdb, 0xdc, 0xdd,
]);
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const startOfScan = 0xda;

/**
 * A JPEG of nothing but its pixels, bit for bit: no EXIF, XMP, comment, thumbnail or profile, wherever it is, and nothing after
 * the end, where phones put a second picture or a film. One without its end mark gets one. Null where its segments cannot be
 * followed.
 */
export function cleanJpeg(file: Buffer): Buffer | null {
  const pieces: Uint8Array[] = [start];
  let hasScan = false;
  let isInScan = false;
  for (let at = 2; ;) {
    const marker = findMarker(file, at);
    if (isInScan) pieces.push(file.subarray(at, marker ?? file.length));
    const code = marker === null ? null : file[marker + 1];
    if (marker === null || code === 0xd9 || marker + 4 > file.length)
      return hasScan ? Buffer.concat([...pieces, end]) : null;
    if (code === undefined || code === null || code === 0xd8) return null;
    const next = marker + 2 + file.readUInt16BE(marker + 2);
    const segment = file.subarray(marker, next);
    if (kept.has(code)) pieces.push(segment);
    else if (code === 0xe0 && hasText(segment, 4, "JFIF\0")) pieces.push(plainJfif(segment));
    else if (code === 0xee && hasText(segment, 4, "Adobe")) pieces.push(plainAdobe(segment));
    isInScan = code === startOfScan;
    hasScan ||= isInScan;
    at = next;
  }
}

/** Whether a picture lacks the mark at its end, as one does whose last bytes are missing. What stands behind such a mark is none of it. */
export function lacksEnd(file: Buffer): boolean {
  let hasScan = false;
  for (let at = 2; ;) {
    const marker = findMarker(file, at);
    const code = marker === null ? null : file[marker + 1];
    if (marker === null || code === 0xd9 || marker + 4 > file.length) return hasScan && code !== 0xd9;
    hasScan ||= code === startOfScan;
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
