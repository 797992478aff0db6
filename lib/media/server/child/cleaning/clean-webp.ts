import { turningExif } from "./turning-exif.ts";

const headBytes = 12;
const animation = 0x02;
const exif = 0x08;
const alpha = 0x10;
/** Position, size, time and blending, before a frame's own chunks. */
const frameBytes = 16;

type Chunk = { type: string; data: Buffer };

/**
 * A WebP of nothing but its picture or frames, bit for bit: no EXIF, XMP, profile or unknown chunk, whether its header mentions
 * it or not, within frames or between, and nothing after its end. Frames that would be shown turned say so in an EXIF of our
 * own. Null where its chunks cannot be followed.
 */
export function cleanWebp(file: Buffer, orientation: number): Buffer | null {
  if (file.length < headBytes) return null;
  const chunks = listChunks(file.subarray(headBytes, 8 + file.readUInt32LE(4)));
  const header = chunks.find(({ type }) => type === "VP8X")?.data;
  const flags = header?.[0] ?? 0;
  const isAnimated = (flags & animation) > 0;
  const body = isAnimated ? chunks.flatMap(plainFrame) : picture(chunks).map(written);
  if (body.length === 0 || (header && header.length < 10)) return null;
  const turn = orientation > 1 && header ? [written({ type: "EXIF", data: turningExif(orientation) })] : [];
  const plainHeader = header && Buffer.from(header.subarray(0, 10));
  plainHeader?.fill(0, 0, 4);
  if (plainHeader) plainHeader[0] = (flags & (animation | alpha)) | (turn.length > 0 ? exif : 0);
  return written({
    type: "RIFF",
    data: Buffer.concat([
      Buffer.from("WEBP"),
      ...(plainHeader ? [written({ type: "VP8X", data: plainHeader })] : []),
      ...body,
      ...turn,
    ]),
  });
}

/** Of an animation: its background and loops, and each frame's picture. */
function plainFrame({ type, data }: Chunk): Buffer[] {
  if (type === "ANIM" && data.length >= 6) return [written({ type, data: data.subarray(0, 6) })];
  if (type !== "ANMF" || data.length < frameBytes) return [];
  const inside = picture(listChunks(data.subarray(frameBytes))).map(written);
  return [written({ type, data: Buffer.concat([data.subarray(0, frameBytes), ...inside]) })];
}

/** The first picture and its transparency, which comes before it. */
function picture(chunks: readonly Chunk[]): Chunk[] {
  const at = chunks.findIndex(({ type }) => type === "VP8 " || type === "VP8L");
  const transparency = chunks.slice(0, Math.max(at, 0)).findLast(({ type }) => type === "ALPH");
  const found = chunks[at];
  return found ? [...(transparency ? [transparency] : []), found] : [];
}

function listChunks(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.push({
      type: bytes.toString("latin1", at, at + 4),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length & 1);
  }
  return chunks;
}

function written({ type, data }: Chunk): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}
