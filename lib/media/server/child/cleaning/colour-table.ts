/** The number in its table of the colour of a row's pixel `x`, where each pixel has 1, 2, 4 or 8 bits. */
export function colourAt(row: Uint8Array, x: number, bits: number): number {
  const bit = x * bits;
  return ((row[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

/** A table of colours with zeros in the place of each one that no pixel has: nobody would see the words that fit there. */
export function withoutUnused(table: Buffer, colourBytes: number, used: ReadonlySet<number>): Buffer {
  const plain = Buffer.from(table);
  for (let at = 0; at < plain.length; at += colourBytes)
    if (!used.has(at / colourBytes)) plain.fill(0, at, at + colourBytes);
  return plain;
}
