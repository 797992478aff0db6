/**
 * A Huffman table laid out for reading: of the next sixteen bits, how many the code has (times 256) and what it stands for, 0 for no code; and which
 * of these numbers were read.
 */
export type HuffmanTable = { codes: Uint16Array; isRead: Uint8Array };

/** Reads the counts of codes by length, and what they stand for, as a DHT segment has them. */
export function readHuffmanTable(bytes: Uint8Array): HuffmanTable {
  const codes = new Uint16Array(65_536);
  let from = 0;
  let symbol = 16;
  for (let length = 1; length <= 16; length++) {
    const room = 1 << (16 - length);
    for (let count = bytes[length - 1] ?? 0; count > 0; count--) {
      codes.fill(length * 256 + (bytes[symbol] ?? 0), from, from + room);
      from += room;
      symbol += 1;
    }
  }
  return { codes, isRead: new Uint8Array(17 * 256) };
}

/** A Huffman table as a DHT segment has it, its number in front, with zeros for what those stand for that were not read. */
export function withoutUnread(bytes: Uint8Array, { isRead }: HuffmanTable): Buffer {
  const plain = Buffer.from(bytes);
  let at = 17;
  for (let length = 1; length <= 16; length++)
    for (let count = bytes[length] ?? 0; count > 0; count--, at++)
      if (!isRead[length * 256 + (bytes[at] ?? 0)]) plain[at] = 0;
  return plain;
}

/** Bits that stand for nothing: no decoder could go on either. */
export class NoCode extends Error {}
/** There are fewer bits than there should be. */
export class NoBits extends Error {}

/** More than the bits of any block, so that only their end has to be looked at. */
const spareBytes = 512;

/** The bits of one stretch of a scan: a zero stands behind each 255, which would begin a marker otherwise. */
export class JpegBits {
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #length: number;
  /** Where, in the file, there are no more of them. */
  readonly stop: number;
  /** Bits that were read. */
  #at = 0;

  constructor(file: Uint8Array, from: number, to: number) {
    this.#from = from;
    this.#bytes = new Uint8Array(to - from + spareBytes);
    let length = 0;
    let at = from;
    for (; at < to; at++) {
      const byte = file[at] ?? 0;
      if (byte === 0xff && file[at + 1] !== 0) break;
      if (byte === 0xff) at += 1;
      this.#bytes[length++] = byte;
    }
    this.#length = length;
    this.stop = Math.min(at, to);
  }

  /** Where the byte ends, in the file, that the last bit was read of. Throws `NoBits` where it was read of nothing. */
  get end(): number {
    this.requireBits();
    const length = (this.#at + 7) >> 3;
    let end = this.#from + length;
    for (let index = 0; index < length; index++) if (this.#bytes[index] === 0xff) end += 1;
    return end;
  }

  /** To be asked after every block. */
  requireBits(): void {
    if (this.#at > this.#length * 8) throw new NoBits();
  }

  symbol(table: HuffmanTable): number {
    const code = table.codes[this.#next()] ?? 0;
    if (code === 0) throw new NoCode();
    table.isRead[code] = 1;
    this.#at += code >> 8;
    return code & 255;
  }

  /** Of at most sixteen bits. */
  number(length: number): number {
    const value = this.#next() >> (16 - length);
    this.#at += length;
    return value;
  }

  skip(length: number): void {
    this.#at += length;
  }

  /** The next sixteen. */
  #next(): number {
    const at = this.#at >> 3;
    const bits = (this.#bytes[at]! << 16) | (this.#bytes[at + 1]! << 8) | this.#bytes[at + 2]!; // there are spare ones
    return (bits >> (8 - (this.#at & 7))) & 0xffff;
  }
}
