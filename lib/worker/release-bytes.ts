import { listReleasable, releaseBlob } from "#lib/data/blob/release-blob.ts";
import { removeBytes } from "#lib/storage/remove-bytes.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";

/** Bytes that were put here or wanted again so lately stay: their registration may be on its way. */
const youngMs = 10 * 60_000;

/** Lets the bytes of deleted assets go that nobody needs any more; gives how many blobs went. One that will not go stops no other. */
export async function releaseBytes(
  { worker }: Pick<Context, "worker">,
  options: { youngMs?: number } = {},
): Promise<number> {
  let count = 0;
  for (const blobId of await listReleasable(worker)) {
    try {
      const isReleased = await releaseBlob(worker, blobId, (bytes) =>
        removeBytes(bytes, options.youngMs ?? youngMs),
      );
      if (isReleased) count += 1;
    } catch (error) {
      log.warn({ error, blobId }, "bytes that nobody needs could not be removed yet");
    }
  }
  return count;
}
