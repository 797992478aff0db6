import type { ByteSource } from "#lib/media/bytes.ts";

const windowBytes = 128 * 1024;

/** Reads small pieces that follow one another from a larger one that is already here. */
export function windowSource(source: ByteSource): ByteSource {
  let start = 0;
  let bytes = new Uint8Array(0);
  return {
    sizeBytes: source.sizeBytes,
    read: async (offset, length) => {
      if (length > windowBytes) return source.read(offset, length);
      const end = Math.min(offset + length, source.sizeBytes);
      if (offset < start || end > start + bytes.byteLength) {
        bytes = new Uint8Array(await source.read(offset, windowBytes));
        start = offset;
      }
      return bytes.subarray(offset - start, offset - start + length);
    },
  };
}
