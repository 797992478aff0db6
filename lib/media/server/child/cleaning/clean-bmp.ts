import { colourAt, withoutUnused } from "./colour-table.ts";

const fileHeadBytes = 14;
const at = {
  size: 2,
  reserved: 6,
  pixels: 10,
  header: 14,
  width: 18,
  height: 22,
  bits: 28,
  packing: 30,
  bytes: 34,
  density: 38,
  colours: 46,
  masks: 54,
  space: 70,
};
const packings = { plain: 0, eight: 1, four: 2, masks: 3, masksWithAlpha: 6 };
const usualBytes = 40;
const oldestBytes = 12;
const sRgb = 0x73524742;
/** No density is larger, but four letters read as a number are. */
const plausible = 1_000_000;

/**
 * A bitmap of nothing but its header, colours and pixels, these bit for bit: nothing in gaps, at the ends of rows, after the
 * code that ends compressed pixels or after the end, no colour that no pixel has, and no profile. Null for an unknown header.
 */
export function cleanBmp(file: Buffer): Buffer | null {
  if (file.length < fileHeadBytes + oldestBytes) return null;
  const headerBytes = file.readUInt32LE(at.header);
  return headerBytes === oldestBytes
    ? cleanOldest(file)
    : headerBytes >= usualBytes && headerBytes <= 124 && fileHeadBytes + headerBytes <= file.length
      ? cleanUsual(file, headerBytes)
      : null;
}

function cleanOldest(file: Buffer): Buffer {
  const bits = file.readUInt16LE(24);
  const [width, height] = [file.readUInt16LE(18), file.readUInt16LE(20)];
  const header = Buffer.from(file.subarray(0, fileHeadBytes + oldestBytes));
  const from = fileHeadBytes + oldestBytes;
  const colours =
    bits <= 8
      ? file.subarray(from, Math.min(from + 3 * 2 ** bits, file.readUInt32LE(at.pixels)))
      : Buffer.alloc(0);
  const rows = plainRows(file, width, height, bits);
  return join(header, withoutUnused(colours, 3, usedInRows(rows, width, bits)), rows);
}

function cleanUsual(file: Buffer, headerBytes: number): Buffer | null {
  const packing = file.readUInt32LE(at.packing);
  const bits = file.readUInt16LE(at.bits);
  const [width, height] = [file.readInt32LE(at.width), Math.abs(file.readInt32LE(at.height))];
  if (!Object.values(packings).includes(packing)) return null;
  const header = plainHeader(file.subarray(0, fileHeadBytes + headerBytes), packing);
  const hasMasks = headerBytes === usualBytes && packing >= packings.masks;
  const coloursFrom = header.length + (hasMasks ? (packing === packings.masks ? 12 : 16) : 0);
  const used = header.readUInt32LE(at.colours) || 2 ** bits;
  const coloursTo =
    bits <= 8
      ? Math.min(coloursFrom + 4 * Math.min(used, 2 ** bits), file.readUInt32LE(at.pixels))
      : coloursFrom;
  const isCompressed = packing === packings.eight || packing === packings.four;
  const pixels = isCompressed
    ? plainRuns(file.subarray(file.readUInt32LE(at.pixels)), packing === packings.four, { width, height })
    : plainRows(file, width, height, bits);
  if (header.readUInt32LE(at.bytes) > 0) header.writeUInt32LE(pixels.length, at.bytes);
  const masks = file.subarray(header.length, coloursFrom);
  const isFour = packing === packings.four;
  const inUse = isCompressed ? usedInRuns(pixels, isFour) : usedInRows(pixels, width, bits);
  const colours = withoutUnused(file.subarray(coloursFrom, coloursTo), 4, inUse);
  for (let reserved = 3; reserved < colours.length; reserved += 4) colours[reserved] = 0;
  return join(header, Buffer.concat([masks, colours]), pixels);
}

/** A header without a profile, its name, or anything else that only later headers hold, except for the masks of the channels. */
function plainHeader(bytes: Buffer, packing: number): Buffer {
  const header = Buffer.from(bytes);
  const hasMasks = header.length >= 66 && packing >= packings.masks;
  header.fill(0, Math.min(header.length, hasMasks ? (header.length >= at.space ? at.space : 66) : at.masks));
  if (header.length >= 122) header.writeUInt32LE(sRgb, at.space);
  for (const field of [at.density, at.density + 4, at.colours, at.colours + 4])
    if (header.readUInt32LE(field) > plausible) header.writeUInt32LE(0, field);
  return header;
}

/** Rows are padded to a multiple of four bytes: the padding is cleared. */
function plainRows(file: Buffer, width: number, height: number, bits: number): Buffer {
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const usedBytes = Math.ceil((width * bits) / 8);
  const from = file.readUInt32LE(at.pixels);
  const rows = Buffer.from(file.subarray(from, from + rowBytes * height));
  for (let row = 0; usedBytes < rowBytes && row < rows.length; row += rowBytes)
    rows.fill(0, Math.min(row + usedBytes, rows.length), Math.min(row + rowBytes, rows.length));
  return rows;
}

/** Pixels as runs, up to the code that ends them or the last row, and none that begin behind the end of a row. */
function plainRuns(
  runs: Buffer,
  isFour: boolean,
  { width, height }: { width: number; height: number },
): Buffer {
  const pieces: Buffer[] = [];
  let [x, y] = [0, 0];
  for (let from = 0; from + 1 < runs.length && y < height;) {
    const [count, value] = [runs[from] ?? 0, runs[from + 1] ?? 0];
    if (count === 0 && value === 1) break;
    const isAbsolute = count === 0 && value > 2;
    const bytes = isFour ? Math.ceil(value / 2) : value;
    const to = from + (isAbsolute ? 2 + 2 * Math.ceil(bytes / 2) : count === 0 && value === 2 ? 4 : 2);
    const isHidden = (isAbsolute || count > 0) && x >= width;
    if (!isHidden) pieces.push(Buffer.from(runs.subarray(from, to)));
    if (isAbsolute && !isHidden) {
      const shown = Math.min(value, width - x);
      pieces.at(-1)?.fill(0, 2 + (isFour ? Math.ceil(shown / 2) : shown));
    }
    if (count > 0 || isAbsolute) x += count || value;
    else if (value === 0) [x, y] = [0, y + 1];
    else [x, y] = [x + (runs[from + 2] ?? 0), y + (runs[from + 3] ?? 0)];
    from = to;
  }
  return Buffer.concat([...pieces, Buffer.from([0, 1])]);
}

function usedInRows(rows: Buffer, width: number, bits: number): ReadonlySet<number> {
  const used = new Set<number>();
  if (bits > 8) return used;
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  for (let at = 0; at < rows.length; at += rowBytes) {
    const row = rows.subarray(at, at + rowBytes);
    for (let x = 0; x < width; x++) used.add(colourAt(row, x, bits));
  }
  return used;
}

/** What runs leave out has the first colour. */
function usedInRuns(runs: Buffer, isFour: boolean): ReadonlySet<number> {
  const used = new Set([0]);
  const add = (byte: number) => {
    for (const colour of isFour ? [byte >> 4, byte & 15] : [byte]) used.add(colour);
  };
  for (let from = 0; from + 1 < runs.length;) {
    const [count, value] = [runs[from] ?? 0, runs[from + 1] ?? 0];
    from += 2;
    if (count > 0) add(value);
    else if (value === 2) from += 2;
    else if (value > 2) {
      const bytes = isFour ? Math.ceil(value / 2) : value;
      for (const byte of runs.subarray(from, from + bytes)) add(byte);
      from += 2 * Math.ceil(bytes / 2);
    }
  }
  return used;
}

function join(header: Buffer, colours: Buffer, pixels: Buffer): Buffer {
  const file = Buffer.concat([header, colours, pixels]);
  file.writeUInt32LE(file.length, at.size);
  file.writeUInt32LE(0, at.reserved);
  file.writeUInt32LE(file.length - pixels.length, at.pixels);
  return file;
}
