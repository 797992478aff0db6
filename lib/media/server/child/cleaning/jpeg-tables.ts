import { type HuffmanTable, readHuffmanTable, withoutUnread } from "./jpeg-bits.ts";
import type { Component, Frame, Scan } from "./jpeg-scan.ts";

type TableKind = "huffman" | "quantization";
type Defined = { bytes: Buffer; isUsed: boolean; huffman?: HuffmanTable };

/** The tables of a JPEG as they are at some place in it, and which of them something is drawn with. */
export class JpegTables {
  readonly #present: Record<TableKind, Map<number, Defined>> = {
    huffman: new Map(),
    quantization: new Map(),
  };

  /** Takes the tables of a segment. Gives what becomes of the segment once all is drawn: those that were used, nothing if none was. */
  define(kind: TableKind, content: Buffer): (segment: Buffer) => Buffer {
    const defined: Defined[] = [];
    for (let at = 0; at < content.length;) {
      const head = content.readUInt8(at);
      const bytes = content.subarray(at, at + 1 + tableBytes(kind, head, content.subarray(at + 1, at + 17)));
      const table = { bytes, isUsed: false };
      // The upper half of a Huffman table's number is its class, DC or AC; of the other tables it is their precision.
      this.#present[kind].set(kind === "huffman" ? head : head & 15, table);
      defined.push(table);
      at += bytes.length;
    }
    return (segment) => {
      const used = defined.flatMap((table) => (table.isUsed ? [plainTable(table)] : []));
      if (used.length === 0) return Buffer.alloc(0);
      const body = Buffer.concat([segment.subarray(0, 4), ...used]);
      body.writeUInt16BE(body.length - 2, 2);
      return body;
    };
  }

  /** The Huffman table of a number, for the first coefficient (DC) or for the others (AC). */
  huffman(number: number, isDc: boolean): HuffmanTable | undefined {
    const table = this.#present.huffman.get(number | (isDc ? 0 : 16));
    if (!table) return undefined;
    table.isUsed = true;
    return (table.huffman ??= readHuffmanTable(table.bytes.subarray(1)));
  }

  useQuantization(number: number): void {
    const table = this.#present.quantization.get(number);
    if (table) table.isUsed = true;
  }
}

/** An encoder lists what can be coded, and that once. Anything else may be words where no code of it was read. */
function plainTable({ bytes, huffman }: Defined): Uint8Array {
  if (!huffman) return bytes;
  const symbols = bytes.subarray(17);
  const isPossible = symbols.every((symbol) => (symbol & 15) <= longestBits);
  return isPossible && new Set(symbols).size === symbols.length ? bytes : withoutUnread(bytes, huffman);
}

/** Of a coefficient of a picture of eight bits. */
const longestBits = 11;

function tableBytes(kind: TableKind, head: number, counts: Uint8Array): number {
  if (kind === "quantization") return head >> 4 ? 128 : 64;
  return counts.reduce((sum, count) => sum + count, 16);
}

/** A frame by its segment's content. Throws a `RangeError` where that is cut or means nothing. */
export function readFrame(content: Buffer, isProgressive: boolean): Frame {
  const [height, width, count] = [content.readUInt16BE(1), content.readUInt16BE(3), content.readUInt8(5)];
  const sampled = Array.from({ length: count }, (_, index) => ({
    id: content.readUInt8(6 + index * 3),
    across: content.readUInt8(7 + index * 3) >> 4,
    down: content.readUInt8(7 + index * 3) & 15,
    quantizationTable: content.readUInt8(8 + index * 3),
  }));
  const [mostAcross, mostDown] = [
    Math.max(...sampled.map(({ across }) => across)),
    Math.max(...sampled.map(({ down }) => down)),
  ];
  if (!(width * height * mostAcross * mostDown > 0)) throw new RangeError("a frame without pixels");
  const mcusAcross = Math.ceil(width / (8 * mostAcross));
  const mcusDown = Math.ceil(height / (8 * mostDown));
  const components = sampled.map(({ across, down, ...one }): Component => {
    const blocksAcross = mcusAcross * across;
    return {
      ...{ ...one, across, down, blocksAcross },
      shownAcross: Math.ceil(Math.ceil((width * across) / mostAcross) / 8),
      shownDown: Math.ceil(Math.ceil((height * down) / mostDown) / 8),
      isSet: new Uint8Array(isProgressive ? blocksAcross * mcusDown * down * 8 : 0),
    };
  });
  return { isProgressive, mcus: mcusAcross * mcusDown, mcusAcross, components };
}

/** A scan by its segment's content, drawn with the tables of its place. */
export function readScan(content: Buffer, frame: Frame, tables: JpegTables): Omit<Scan, "interval"> {
  const count = content.readUInt8(0);
  const [first, last, precision] = [1, 2, 3].map((index) => content.readUInt8(count * 2 + index)) as [
    number,
    number,
    number,
  ]; // as many as were asked for
  const isRefinement = frame.isProgressive && precision >> 4 > 0;
  const components = Array.from({ length: count }, (_, index) => {
    const component = frame.components.find(({ id }) => id === content.readUInt8(1 + index * 2));
    if (!component) throw new RangeError("a scan of a colour that there is not");
    tables.useQuantization(component.quantizationTable);
    const numbers = content.readUInt8(2 + index * 2);
    return {
      component,
      dc: first === 0 && !isRefinement ? tables.huffman(numbers >> 4, true) : undefined,
      ac: last > 0 ? tables.huffman(numbers & 15, false) : undefined,
    };
  });
  return { components, first, last, isRefinement };
}
