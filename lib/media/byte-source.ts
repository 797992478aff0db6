/** Bytes that can be read here and there: a `File` in the browser, a file on disk. `read` gives fewer bytes only at the end. */
export type ByteSource = {
  readonly sizeBytes: number;
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** Reads a `Blob` or `File` piece by piece, never as a whole. */
export function blobSource(blob: Blob): ByteSource {
  return {
    sizeBytes: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, Math.max(offset, offset + length)).arrayBuffer()),
  };
}

/** Bytes that are already in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.byteLength,
    read: async (offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)),
  };
}
