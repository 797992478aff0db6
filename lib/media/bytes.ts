/** Whether ASCII `text` stands at `offset`; false beyond the end. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  if (offset < 0 || offset + text.length > bytes.byteLength) return false;
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** ASCII between two offsets, for names of boxes and brands. */
export function textAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

/** A view that reads numbers; reading beyond the end throws a `RangeError`, which means "damaged" to its callers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

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

/** What a source has between two offsets. */
export function stretch(source: ByteSource, start: number, end: number): ByteSource {
  const sizeBytes = end - start;
  return {
    sizeBytes,
    read: (offset, length) => source.read(start + offset, Math.min(length, Math.max(0, sizeBytes - offset))),
  };
}

/** Bytes that stand in for as many others. */
export type Patch = { at: number; bytes: Uint8Array };

/** A source with some of its bytes replaced. */
export function patchedSource(source: ByteSource, patches: readonly Patch[]): ByteSource {
  if (patches.length === 0) return source;
  return {
    sizeBytes: source.sizeBytes,
    async read(offset, length) {
      const bytes = (await source.read(offset, length)).slice();
      for (const { at, bytes: own } of patches) {
        const [from, to] = [Math.max(at, offset), Math.min(at + own.byteLength, offset + bytes.byteLength)];
        if (from < to) bytes.set(own.subarray(from - at, to - at), from - offset);
      }
      return bytes;
    },
  };
}
