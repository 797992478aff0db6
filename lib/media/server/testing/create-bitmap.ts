/**
 * A Windows bitmap in which pixel (x, y) is red where x is even and green where y is even, on black: for tests, since
 * no library at hand writes them. With a palette: 0 black, 1 red, 2 green, 3 both.
 */
export function createBitmap(options: {
  widthPx: number;
  heightPx: number;
  bits: 1 | 4 | 8 | 16 | 24 | 32;
  isTopDown?: boolean;
}): Buffer {
  const { widthPx, heightPx, bits, isTopDown = false } = options;
  const palette =
    bits <= 8 ? Buffer.from([0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 0]) : Buffer.alloc(0);
  const colors = bits === 1 ? palette.subarray(0, 8) : palette;
  const rowBytes = Math.ceil((widthPx * bits) / 32) * 4;
  const pixels = Buffer.alloc(rowBytes * heightPx);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const row = (isTopDown ? y : heightPx - 1 - y) * rowBytes;
      const isRed = x % 2 === 0;
      const isGreen = y % 2 === 0;
      const index = (isRed ? 1 : 0) + (isGreen && bits > 1 ? 2 : 0);
      if (bits === 1) pixels[row + (x >> 3)]! |= index << (7 - (x & 7));
      else if (bits === 4) pixels[row + (x >> 1)]! |= index << (x & 1 ? 0 : 4);
      else if (bits === 8) pixels[row + x] = index;
      else if (bits === 16) pixels.writeUInt16LE((isRed ? 0x7c00 : 0) | (isGreen ? 0x03e0 : 0), row + x * 2);
      else pixels.set([0, isGreen ? 255 : 0, isRed ? 255 : 0], row + (x * bits) / 8);
    }
  const head = Buffer.alloc(54);
  const start = head.length + colors.length;
  head.write("BM", "latin1");
  head.writeUInt32LE(start + pixels.length, 2);
  head.writeUInt32LE(start, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(widthPx, 18);
  head.writeInt32LE(isTopDown ? -heightPx : heightPx, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(colors.length / 4, 46);
  return Buffer.concat([head, colors, pixels]);
}
