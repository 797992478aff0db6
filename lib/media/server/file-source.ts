import { open } from "node:fs/promises";
import type { ByteSource } from "#lib/media/bytes.ts";

/** Opens a file to read it here and there. Close it, or say `await using`. */
export async function openFileSource(path: string): Promise<ByteSource & AsyncDisposable> {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    read: async (offset, length) => {
      const room = Math.max(0, Math.min(length, size - offset));
      if (room === 0) return new Uint8Array(0);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(room), 0, room, offset);
      return buffer.subarray(0, bytesRead);
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}
