/** A JPEG's table of codes: of the next sixteen bits, how many the code has (times 256) and what it stands for. 0: no code. */
export type CodeTable = Uint16Array;

/** Reads the counts of codes by length, and what they stand for, into a table. */
export function readCodes(bytes: Uint8Array): CodeTable {
  const table: CodeTable = new Uint16Array(65_536);
  let from = 0;
  let symbol = 16;
  for (let length = 1; length <= 16; length++) {
    const room = 1 << (16 - length);
    for (let count = bytes[length - 1] ?? 0; count > 0; count--) {
      table.fill(length * 256 + (bytes[symbol] ?? 0), from, from + room);
      from += room;
      symbol += 1;
    }
  }
  return table;
}

/** Bits that stand for nothing: no decoder could go on either. */
export class NoCode extends Error {}
/** There are fewer bits than there should be. */
export class NoBits extends Error {}

/** More than the bits of any block, so that only their end has to be looked at. */
const spareBytes = 512;

/** The bits of one stretch of a scan: a zero stands behind each 255, which would begin a mark otherwise. */
export class JpegBits {
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #length: number;
  /** Bits that were read. */
  #at = 0;

  constructor(file: Uint8Array, from: number, to: number) {
    this.#from = from;
    this.#bytes = new Uint8Array(to - from + spareBytes);
    let length = 0;
    for (let at = from; at < to; at++) {
      const byte = file[at] ?? 0;
      if (byte === 0xff && file[++at] !== 0) break;
      this.#bytes[length++] = byte;
    }
    this.#length = length;
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

  symbol(table: CodeTable): number {
    const code = table[this.#next()] ?? 0;
    if (code === 0) throw new NoCode();
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
