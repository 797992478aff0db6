import type { ByteSource } from "./bytes.ts";

/** A source that counts how many bytes it took from the one behind it. */
export type SparseSource = ByteSource & { readBytes(): number };

const pageBytes = 1024;
/** 16 MB: an honest header fits many times, and a damaged one cannot fill the memory. */
const keptPages = 16_384;

/**
 * Reads another source in pages of 1 KB and keeps them: readers of headers ask for a few bytes at a time, near to one
 * another, and each question to a file costs more than its bytes. Neighbouring pages come in one piece.
 */
export function sparseSource(source: ByteSource): SparseSource {
  const { sizeBytes } = source;
  const pages = new Map<number, Uint8Array>();
  let readBytes = 0;

  const load = async (from: number, to: number) => {
    const start = from * pageBytes;
    const bytes = await source.read(start, Math.min(to * pageBytes, sizeBytes) - start);
    readBytes += bytes.byteLength;
    for (let page = from; page < to; page++)
      pages.set(page, bytes.subarray((page - from) * pageBytes, (page - from + 1) * pageBytes));
  };

  return {
    sizeBytes,
    readBytes: () => readBytes,
    async read(offset, length) {
      const end = Math.min(offset + length, sizeBytes);
      if (offset < 0 || offset >= end) return new Uint8Array(0);
      const [first, last] = [Math.floor(offset / pageBytes), Math.floor((end - 1) / pageBytes)];
      if (pages.size > keptPages) pages.clear();
      for (let page = first; page <= last; page++) {
        if (pages.has(page)) continue;
        let next = page + 1;
        while (next <= last && !pages.has(next)) next += 1;
        await load(page, next);
      }
      const bytes = new Uint8Array(end - offset);
      let filled = 0;
      for (let page = first; page <= last; page++) {
        const start = page === first ? offset - first * pageBytes : 0;
        const part = pages.get(page)?.subarray(start, start + bytes.byteLength - filled);
        if (!part || part.byteLength === 0) break; // the file became shorter meanwhile
        bytes.set(part, filled);
        filled += part.byteLength;
      }
      return bytes.subarray(0, filled);
    },
  };
}
