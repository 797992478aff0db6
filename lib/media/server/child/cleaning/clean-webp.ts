import { createHash } from "node:crypto";
import { openImage } from "#lib/media/server/child/limited-sharp.ts";
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
 * it or not, within frames or between, nothing after the pixels' own end, and nothing after the file's. Frames that would be shown turned say so in an EXIF of our
 * own. Null where its chunks cannot be followed.
 */
export async function cleanWebp(file: Buffer, orientation: number): Promise<Buffer | null> {
  if (file.length < headBytes) return null;
  const chunks = listChunks(file.subarray(headBytes, 8 + file.readUInt32LE(4)));
  const header = chunks.find(({ type }) => type === "VP8X")?.data;
  const flags = header?.[0] ?? 0;
  const isAnimated = (flags & animation) > 0;
  const body: Buffer[] = [];
  if (!isAnimated) body.push(...(await plainPicture(chunks)).map(written));
  // One after another: each is drawn to be looked at.
  else for (const one of chunks) body.push(...(await plainFrame(one)));
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
async function plainFrame({ type, data }: Chunk): Promise<Buffer[]> {
  if (type === "ANIM" && data.length >= 6) return [written({ type, data: data.subarray(0, 6) })];
  if (type !== "ANMF" || data.length < frameBytes) return [];
  const inside = (await plainPicture(listChunks(data.subarray(frameBytes)))).map(written);
  return [written({ type, data: Buffer.concat([data.subarray(0, frameBytes), ...inside]) })];
}

/** The first picture and its transparency, which comes before it. */
function picture(chunks: readonly Chunk[]): Chunk[] {
  const at = chunks.findIndex(({ type }) => type === "VP8 " || type === "VP8L");
  const transparency = chunks.slice(0, Math.max(at, 0)).findLast(({ type }) => type === "ALPH");
  const found = chunks[at];
  return found ? [...(transparency ? [transparency] : []), found] : [];
}

/** Less is no room for words. */
const leastBytes = 16;

/** The picture's chunks with zeros where nothing is drawn with them: what its pixels do not change by. Throws for what cannot be drawn. */
async function plainPicture(chunks: readonly Chunk[]): Promise<Chunk[]> {
  let plain = picture(chunks);
  if (plain.length === 0) return plain;
  const pixels = await sumOfPixels(plain);
  const draw = (drawn: readonly Chunk[]) => sumOfPixels(drawn).catch(() => null);
  for (const { type, data } of plain) {
    for (const end of endsOf({ type, data })) {
      const emptied = (from: number) =>
        plain.map((one) =>
          one.type === type ? { type, data: Buffer.from(one.data).fill(0, from, end) } : one,
        );
      const isSpare = async (from: number) => (await draw(emptied(from))) === pixels;
      if (end < leastBytes || !(await isSpare(end - leastBytes))) continue;
      let [low, high] = [0, end - leastBytes];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (await isSpare(middle)) high = middle;
        else low = middle + 1;
      }
      plain = emptied(high);
    }
  }
  return plain;
}

/** Where the parts of a chunk end: the first part of a lossy picture says how long it is. */
function endsOf({ type, data }: Chunk): number[] {
  if (type !== "VP8 " || data.length < 10) return [data.length];
  const first = 10 + (data.readUIntLE(0, 3) >> 5);
  return first < data.length ? [first, data.length] : [data.length];
}

/** By which the pixels of two pictures are compared without keeping both. A header is only needed for transparency. */
async function sumOfPixels(chunks: readonly Chunk[]): Promise<string> {
  const last = chunks.at(-1);
  const sides = last && sidesOf(last);
  if (!sides) throw new RangeError("a picture without sides");
  const header = Buffer.alloc(10);
  header[0] = alpha;
  header.writeUIntLE(sides.widthPx - 1, 4, 3);
  header.writeUIntLE(sides.heightPx - 1, 7, 3);
  const data = Buffer.concat([
    Buffer.from("WEBP"),
    ...(chunks.length > 1 ? [written({ type: "VP8X", data: header })] : []),
    ...chunks.map(written),
  ]);
  const pixels = await openImage(written({ type: "RIFF", data }))
    .raw()
    .toBuffer();
  return createHash("sha256").update(pixels).digest("hex");
}

function sidesOf({ type, data }: Chunk): { widthPx: number; heightPx: number } {
  if (type === "VP8L") {
    const sides = data.readUInt32LE(1);
    return { widthPx: (sides & 0x3fff) + 1, heightPx: ((sides >>> 14) & 0x3fff) + 1 };
  }
  return { widthPx: data.readUInt16LE(6) & 0x3fff, heightPx: data.readUInt16LE(8) & 0x3fff };
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
