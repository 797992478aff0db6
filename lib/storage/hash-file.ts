import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

const pieceBytes = 1024 * 1024;

/** SHA-256 of a file's bytes as lower-case hex, and how many they are. Reads it once, every piece into the same memory. */
export async function hashFile(path: string): Promise<{ sha256: string; sizeBytes: number }> {
  await using file = await open(path);
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (let sizeBytes = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, pieceBytes, sizeBytes);
    if (bytesRead === 0) return { sha256: hash.digest("hex"), sizeBytes };
    hash.update(piece.subarray(0, bytesRead));
    sizeBytes += bytesRead;
  }
}
