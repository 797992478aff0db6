import { textAt } from "./bytes.ts";

const ebmlId = 0x1a45dfa3;
const docTypeId = 0x4282;

/** Whether an EBML file names itself WebM. Matroska with any other name of its document type is not. */
export function isWebm(head: Uint8Array): boolean {
  const header = readElement(head, 0);
  if (header?.id !== ebmlId) return false;
  let offset = header.start;
  while (offset < Math.min(header.end, head.byteLength)) {
    const element = readElement(head, offset);
    if (!element) return false;
    if (element.id === docTypeId)
      return textAt(head, element.start, element.end - element.start).replace(/\0+$/, "") === "webm";
    offset = element.end;
  }
  return false;
}

/** An EBML element's id, and where its content lies. `isSized` is false for one that goes on until the file ends. */
export function readElement(
  bytes: Uint8Array,
  offset: number,
): { id: number; start: number; end: number; isSized: boolean } | undefined {
  const id = readNumber(bytes, offset, true);
  const size = id && readNumber(bytes, offset + id.length, false);
  if (!id || !size) return undefined;
  const start = offset + id.length + size.length;
  return {
    id: id.value,
    start,
    end: start + size.value,
    isSized: size.value !== 2 ** (7 * size.length) - 1,
  };
}

/** EBML's numbers say their own length by the leading zeros of the first byte; ids keep the marking bit. */
function readNumber(
  bytes: Uint8Array,
  offset: number,
  keepsMark: boolean,
): { value: number; length: number } | undefined {
  const first = bytes[offset];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (offset + length > bytes.byteLength) return undefined;
  let value = keepsMark ? first : first & (0xff >> length);
  for (let i = 1; i < length; i++) value = value * 256 + (bytes[offset + i] ?? 0);
  return { value, length };
}
