import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const chunkBytes = 4 * 1024 * 1024;

/** The worker: answers each file with the SHA-256 of its bytes (lower-case hex), or null where it cannot be read. */
addEventListener("message", ({ data }: MessageEvent<{ id: number; file: Blob }>) => {
  void hashOf(data.file)
    .catch(() => null)
    .then((hash) => postMessage({ id: data.id, hash }));
});

async function hashOf(file: Blob): Promise<string> {
  const hash = sha256.create();
  for (let offset = 0; offset < file.size; offset += chunkBytes)
    hash.update(new Uint8Array(await file.slice(offset, offset + chunkBytes).arrayBuffer()));
  return bytesToHex(hash.digest());
}
