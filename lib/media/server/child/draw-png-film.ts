import { type Chunk, chunk, listChunks, listFrames, signatureBytes } from "./cleaning/png-chunks.ts";

/** What stands before the pixels and says which colours they are. */
const colourChunks = new Set(["PLTE", "tRNS", "iCCP", "cHRM", "gAMA", "sRGB", "cICP"]);

/**
 * A film of PNGs with each of its pictures drawn anew by `drawStill`, which gives PNGs of one kind for PNGs of one kind. Times and
 * places of the pictures stay. Null where its chunks cannot be followed.
 */
export async function drawPngFilm(
  file: Buffer,
  drawStill: (still: Buffer) => Promise<Buffer>,
): Promise<Buffer | null> {
  const chunks = listChunks(file);
  const head = chunks?.[0]?.data;
  if (!chunks || !head) return null;
  const signature = file.subarray(0, signatureBytes);
  const colours = chunks.filter(({ type }) => colourChunks.has(type)).map(({ whole }) => whole);
  const drawn = new Map<Chunk, Buffer>();
  let newHead = head;
  for (const { widthPx, heightPx, pixels, sequenceBytes } of listFrames(chunks)) {
    const sides = Buffer.from(head);
    sides.writeUInt32BE(widthPx, 0);
    sides.writeUInt32BE(heightPx, 4);
    const data = Buffer.concat(pixels.map((one) => one.data.subarray(sequenceBytes)));
    const still = await drawStill(
      Buffer.concat([
        signature,
        chunk("IHDR", sides),
        ...colours,
        chunk("IDAT", data),
        chunk("IEND", Buffer.alloc(0)),
      ]),
    );
    const anew = listChunks(still) ?? [];
    const kind = anew[0]?.data.subarray(8);
    if (kind) newHead = Buffer.concat([head.subarray(0, 8), kind]);
    if (pixels[0])
      drawn.set(
        pixels[0],
        Buffer.concat(anew.flatMap(({ type, data: rows }) => (type === "IDAT" ? [rows] : []))),
      );
  }
  let sequence = 0;
  const numbered = (data: Buffer, at: number) => {
    const copy = Buffer.concat([Buffer.alloc(4), data.subarray(at)]);
    copy.writeUInt32BE(sequence);
    sequence += 1;
    return copy;
  };
  const pieces = chunks.flatMap((one): Buffer[] => {
    if (one.type === "IHDR") return [chunk("IHDR", newHead)];
    if (one.type === "fcTL") return [chunk("fcTL", numbered(one.data, 4))];
    if (one.type !== "IDAT" && one.type !== "fdAT") return colourChunks.has(one.type) ? [] : [one.whole];
    const rows = drawn.get(one);
    return rows ? [chunk(one.type, one.type === "IDAT" ? rows : numbered(rows, 0))] : [];
  });
  return Buffer.concat([signature, ...pieces]);
}
