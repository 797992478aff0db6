import { findOwnFiles } from "#lib/queries/own-files.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Source } from "./brought.ts";
import { hashFile } from "./hash-file.ts";

/** Up to this many bytes a file is not sent before it is known whether the studio has it. */
const quickBytes = 64_000_000;

/** What is on its way, by the hash of its bytes. */
const underWay = new Map<string, Promise<AssetId>>();

/** Sends a file, unless the member has one with the same bytes: then that is its asset. A large one is on its way while that is looked up. */
export function sendOnce(file: File, kind: Kind): Source {
  return async ({ signal, onProgress }) => {
    const there = findThere(file, kind);
    if (file.size <= quickBytes) {
      const asset = await there;
      signal.throwIfAborted();
      if (asset) return asset;
    }
    const { sendFile } = await import("./upload-file.ts"); // large, and only needed once there is a file
    const sending = new AbortController();
    const sent = sendFile(file, { signal: AbortSignal.any([signal, sending.signal]), onProgress });
    void markUnderWay(file, sent);
    const found = there.then((asset) => asset ?? sent);
    return Promise.race([sent, found]).finally(() => sending.abort(new Error("it is there already")));
  };
}

async function markUnderWay(file: File, sent: Promise<AssetId>): Promise<void> {
  const hash = await hashFile(file);
  if (hash === null || underWay.has(hash)) return;
  underWay.set(hash, sent);
  await sent.catch(() => null);
  underWay.delete(hash);
}

/** Not to know is no reason to keep a file from being sent. */
async function findThere(file: File, kind: Kind): Promise<AssetId | null> {
  const hash = await hashFile(file);
  if (hash === null) return null;
  const twin = await underWay.get(hash)?.catch(() => null);
  if (twin) return twin;
  const found = await findOwnFiles([hash]).catch(() => []);
  return found.find((asset) => asset.kind === kind)?.id ?? null;
}
