import { findOwnFiles } from "#lib/queries/own-files.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Source } from "./brought.ts";
import { hashFile } from "./hash-file.ts";

/** Up to this many bytes a file is not sent before it is known whether the studio has it. */
const quickBytes = 64_000_000;

/** What is on its way, by the hash of its bytes. */
const underWay = new Map<string, Promise<AssetId>>();

/** Gives the member's files that have these bytes, and may give others. Throws `ReadError`. */
type FindThere = (file: File, hash: string) => Promise<Asset[]>;
const findAlone: FindThere = (_file, hash) => findOwnFiles([hash]);

/**
 * Asks about many files in one call: they come together, from a folder or a paste. No file waits for the hashes of more than can be read
 * in a moment, and where a call fails, each asks for itself when it is tried again.
 */
export function findTogether(files: readonly File[]): FindThere {
  const groups = new Map<File, { files: File[]; bytes: number; found?: Promise<Asset[]> | undefined }>();
  let group = { files: [] as File[], bytes: 0 };
  for (const file of files) {
    if (group.bytes + file.size > quickBytes) group = { files: [], bytes: 0 };
    group.files.push(file);
    group.bytes += file.size;
    groups.set(file, group);
  }
  return (file, hash) => {
    const own = groups.get(file);
    if (!own) return findAlone(file, hash);
    own.found ??= Promise.all(own.files.map(hashFile)).then((hashes) =>
      findOwnFiles(hashes.filter((one) => one !== null)),
    );
    return own.found.catch((error: unknown) => {
      groups.delete(file);
      throw error;
    });
  };
}

/** Sends a file, unless the member has one with the same bytes: then that is its asset. A large one is on its way while that is looked up. */
export function sendOnce(file: File, kind: Kind, find: FindThere = findAlone): Source {
  return (options) => {
    const outcome: Promise<AssetId> = bring(
      file,
      options,
      findThere(file, kind, find, () => outcome),
    );
    return outcome;
  };
}

async function bring(
  file: File,
  { signal, onProgress }: Parameters<Source>[0],
  there: Promise<AssetId | null>,
): Promise<AssetId> {
  signal.throwIfAborted();
  if (file.size <= quickBytes) {
    const stopped = new Promise<never>((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
    );
    const asset = await Promise.race([there, stopped]);
    if (asset) return asset;
  }
  const { sendFile } = await import("./upload-file.ts"); // large, and only needed once there is a file
  const sending = new AbortController();
  const sent = sendFile(file, { signal: AbortSignal.any([signal, sending.signal]), onProgress });
  const found = there.then((asset) => asset ?? sent);
  return Promise.race([sent, found]).finally(() => sending.abort(new Error("it is there already")));
}

/** Not to know is no reason to keep a file from being sent. `own` gives what becomes of this one, for others with its bytes. */
async function findThere(
  file: File,
  kind: Kind,
  find: FindThere,
  own: () => Promise<AssetId>,
): Promise<AssetId | null> {
  const hash = await hashFile(file);
  if (hash === null) return null;
  const twin = underWay.get(hash);
  const asset = twin ? await twin.catch(() => null) : null;
  if (asset) return asset;
  const outcome = own();
  underWay.set(hash, outcome);
  void outcome.catch(() => null).then(() => underWay.get(hash) === outcome && underWay.delete(hash));
  const found = await find(file, hash).catch(() => []);
  return found.find((one) => one.kind === kind && one.sha256 === hash)?.id ?? null;
}
