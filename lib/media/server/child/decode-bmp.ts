import { viewOf } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { decodeRuns } from "./decode-bmp-runs.ts";

export type Pixels = { data: Uint8Array; widthPx: number; heightPx: number };

const plain = 0;
const runs8 = 1;
const runs4 = 2;
const withMasks = 3;
const withAlphaMasks = 6;

/**
 * Decodes a Windows bitmap to RGBA: 1, 4, 8, 16, 24 and 32 bits, palettes, masks, run lengths, either direction. sharp
 * reads none. The caller has bounded the pixels. Throws `Unreadable` or a `RangeError` for what is damaged.
 */
export function decodeBmp(file: Uint8Array): Pixels {
  const view = viewOf(file);
  const headerLength = view.getUint32(14, true);
  const isOld = headerLength === 12;
  const widthPx = isOld ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isOld ? view.getUint16(20, true) : view.getInt32(22, true);
  const heightPx = Math.abs(signedHeight);
  const bits = view.getUint16(isOld ? 24 : 28, true);
  const compression = isOld ? plain : view.getUint32(30, true);
  const start = view.getUint32(10, true);
  if (widthPx <= 0 || heightPx <= 0 || start > file.byteLength) throw new Unreadable("damaged");

  const rowOf = (row: number) => (signedHeight < 0 ? row : heightPx - 1 - row);
  const data = new Uint8Array(widthPx * heightPx * 4);
  if (bits === 1 || bits === 4 || bits === 8) {
    const masksLength = headerLength === 40 && compression === withMasks ? 12 : 0;
    const colors = readPalette(file, 14 + headerLength + masksLength, start, isOld ? 3 : 4);
    const indices =
      compression === runs8 || compression === runs4
        ? decodeRuns(file.subarray(start), widthPx, heightPx, compression === runs4)
        : unpackIndices(file, start, widthPx, heightPx, bits);
    for (let row = 0; row < heightPx; row++)
      for (let x = 0; x < widthPx; x++) {
        const color = (indices[row * widthPx + x] ?? 0) * 4;
        data.set(colors.subarray(color, color + 4), (rowOf(row) * widthPx + x) * 4);
      }
    return { data, widthPx, heightPx };
  }
  if (bits !== 16 && bits !== 24 && bits !== 32) throw new Unreadable("codec");
  if (compression !== plain && compression !== withMasks && compression !== withAlphaMasks)
    throw new Unreadable("codec"); // a JPEG or PNG inside a bitmap
  const channels = readChannels(view, bits, compression, headerLength);
  const rowBytes = Math.ceil((widthPx * bits) / 32) * 4;
  const pixelBytes = bits / 8;
  if (start + rowBytes * (heightPx - 1) + widthPx * pixelBytes > file.byteLength)
    throw new Unreadable("damaged");
  for (let row = 0; row < heightPx; row++)
    for (let x = 0; x < widthPx; x++) {
      const at = start + row * rowBytes + x * pixelBytes;
      let word = view.getUint16(at, true);
      if (bits === 24) word |= view.getUint8(at + 2) << 16;
      if (bits === 32) word = view.getUint32(at, true);
      const target = (rowOf(row) * widthPx + x) * 4;
      channels.forEach((channel, i) => {
        data[target + i] = channel.max
          ? Math.round((((word >>> channel.shift) & channel.max) * 255) / channel.max)
          : 255;
      });
    }
  return { data, widthPx, heightPx };
}

/** RGBA in four bytes a color, always 256 of them: an index beyond the palette is black. */
function readPalette(file: Uint8Array, from: number, to: number, entryLength: 3 | 4): Uint8Array {
  const colors = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    const at = from + i * entryLength;
    const isInside = at + 3 <= Math.min(to, file.byteLength);
    colors.set(isInside ? [file[at + 2]!, file[at + 1]!, file[at]!, 255] : [0, 0, 0, 255], i * 4);
  }
  return colors;
}

function unpackIndices(
  file: Uint8Array,
  start: number,
  widthPx: number,
  heightPx: number,
  bits: 1 | 4 | 8,
): Uint8Array {
  const rowBytes = Math.ceil((widthPx * bits) / 32) * 4;
  if (start + rowBytes * (heightPx - 1) + Math.ceil((widthPx * bits) / 8) > file.byteLength)
    throw new Unreadable("damaged");
  const indices = new Uint8Array(widthPx * heightPx);
  const perByte = 8 / bits;
  for (let row = 0; row < heightPx; row++)
    for (let x = 0; x < widthPx; x++) {
      const byte = file[start + row * rowBytes + Math.floor(x / perByte)] ?? 0;
      indices[row * widthPx + x] = (byte >> (8 - bits * ((x % perByte) + 1))) & ((1 << bits) - 1);
    }
  return indices;
}

/** Where red, green, blue and alpha stand in a pixel. `max` 0: the pixel has no such channel. */
function readChannels(view: DataView, bits: 16 | 24 | 32, compression: number, headerLength: number) {
  const isMasked = compression !== plain && bits !== 24;
  const defaults = bits === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0xff00, 0xff, 0];
  const hasAlpha = compression === withAlphaMasks || headerLength >= 56;
  return defaults.map((standard, i) => {
    let mask = standard;
    if (isMasked) mask = i < 3 || hasAlpha ? view.getUint32(54 + i * 4, true) : 0;
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { shift, max: mask >>> shift };
  });
}
