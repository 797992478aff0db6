import { type FileHandle, open } from "node:fs/promises";
import type { ByteSource } from "#lib/media/bytes.ts";
import type { Edit } from "./edit.ts";

const pieceBytes = 1024 * 1024;
const zeros = Buffer.alloc(pieceBytes);

/** Writes a file with its changes (in order, none over another) to a new path. Holds a MiB of it at a time. */
export async function writeCopy(source: ByteSource, edits: readonly Edit[], toPath: string): Promise<void> {
  const handle = await open(toPath, "w", 0o600);
  try {
    let at = 0;
    for (const { from, to, by } of edits) {
      await pass(source, at, from, handle);
      if (by) await writeAll(handle, by);
      else
        for (let done = from; done < to; done += pieceBytes)
          await writeAll(handle, zeros.subarray(0, to - done));
      at = to;
    }
    await pass(source, at, source.sizeBytes, handle);
  } finally {
    await handle.close();
  }
}

async function pass(source: ByteSource, from: number, to: number, handle: FileHandle): Promise<void> {
  for (let at = from; at < to; at += pieceBytes)
    await writeAll(handle, await source.read(at, Math.min(pieceBytes, to - at)));
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength;)
    done += (await handle.write(bytes, done, bytes.byteLength - done)).bytesWritten;
}
