/**
 * Palette indices out of a run-length bitmap (`RLE8`, or `RLE4` with two pixels a byte), rows as stored. What the runs
 * leave out stays 0; runs beyond the edge are cut; a stream that ends early gives what was there.
 */
export function decodeRuns(
  stream: Uint8Array,
  widthPx: number,
  heightPx: number,
  isFourBit: boolean,
): Uint8Array {
  const indices = new Uint8Array(widthPx * heightPx);
  let x = 0;
  let row = 0;
  let at = 0;
  const put = (index: number) => {
    if (x < widthPx && row < heightPx) indices[row * widthPx + x] = index;
    x += 1;
  };
  while (at + 1 < stream.byteLength && row < heightPx) {
    const count = stream[at]!; // both were checked to be there
    const value = stream[at + 1]!;
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(isFourBit ? (i % 2 === 0 ? value >> 4 : value & 15) : value);
    } else if (value === 0) {
      x = 0;
      row += 1;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      x += stream[at] ?? 0;
      row += stream[at + 1] ?? 0;
      at += 2;
    } else {
      for (let i = 0; i < value; i++) {
        const byte = stream[at + (isFourBit ? i >> 1 : i)] ?? 0;
        put(isFourBit ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte);
      }
      const length = isFourBit ? Math.ceil(value / 2) : value;
      at += length + (length & 1); // padded to whole words
    }
  }
  return indices;
}
