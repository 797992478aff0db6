import { stat } from "node:fs/promises";
import { join } from "node:path";
import { findUnknownBlobs, findUnknownDerivatives, listBlobsOnDisk } from "#lib/data/blob/reconcile-blobs.ts";
import { type DerivativeRow, listDerivatives } from "#lib/data/doctor/stored-rows.ts";
import type { Checked } from "#lib/data/invariants.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { hashFile } from "#lib/storage/hash-file.ts";
import { listStoredBlobs, listStoredDerivatives } from "#lib/storage/list-stored.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";

const pageSize = 500;
/** The worker removes bytes of which no row speaks once a day, when they are a day old. */
const strayMs = 2 * 24 * 60 * 60_000;

/** What of the disk does not agree with the database, by invariant. */
export type FileCheck = {
  checked: Checked[];
  /** Made files whose bytes are gone, while those that they were made of are there. */
  lost: DerivativeRow[];
};

/**
 * Compares the stored files with their rows: place and size, and with `isDeep` the bytes themselves, which reads all of them. What
 * stands at UploadThing is not asked for.
 */
export async function checkFiles(
  worker: Worker,
  { dataDir, isDeep }: { dataDir: string; isDeep: boolean },
): Promise<FileCheck> {
  const [missing, wrongSize, wrongBytes, made, madeWrong]: string[][] = [[], [], [], [], []];
  const lost: DerivativeRow[] = [];
  for await (const { id, sha256, sizeBytes, memberId } of paged((page) => listBlobsOnDisk(worker, page))) {
    const state = await stateOf(blobPath(dataDir, memberId, sha256), { sha256, sizeBytes, isDeep });
    if (state === "missing" || state === "unreadable") missing!.push(id);
    if (state === "other-size") wrongSize!.push(id);
    if (state === "other-bytes") wrongBytes!.push(id);
  }
  for await (const row of paged((page) => listDerivatives(worker, page))) {
    const state = await stateOf(derivativePath(dataDir, row.sha256), { ...row, isDeep });
    if (state === "missing") made!.push(row.id);
    else if (state !== "as-told") madeWrong!.push(row.id);
    if (state === "missing" && row.remade !== null && !missing!.includes(row.blobId)) lost.push(row);
  }
  const checked = [
    { invariant: "a file's bytes are in their place", ids: missing! },
    { invariant: "a file is as large as its row says", ids: wrongSize! },
    ...(isDeep ? [{ invariant: "a file's bytes are the ones that came", ids: wrongBytes! }] : []),
    { invariant: "what was made of a file is in its place", ids: made! },
    { invariant: "what was made of a file is what its row says", ids: madeWrong! },
    { invariant: "bytes on the disk have a row", ids: await listStray(worker, dataDir) },
  ];
  return { checked, lost };
}

/** `unreadable`: the disk or its permissions keep it from us, which says nothing of the bytes. */
type State = "as-told" | "missing" | "unreadable" | "other-size" | "other-bytes";

async function stateOf(
  path: string,
  told: { sha256: string; sizeBytes: number; isDeep: boolean },
): Promise<State> {
  try {
    if ((await stat(path)).size !== told.sizeBytes) return "other-size";
    return told.isDeep && (await hashFile(path)).sha256 !== told.sha256 ? "other-bytes" : "as-told";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? "missing" : "unreadable";
  }
}

/** Paths below the data folder of files that no row speaks of. */
async function listStray(worker: Worker, dataDir: string): Promise<string[]> {
  const stray: string[] = [];
  const add = async (folder: string, below: string, unknown: Set<string>) => {
    for (const sha256 of unknown) {
      const found = await stat(join(folder, sha256)).catch(() => null); // gone meanwhile
      if (found && Date.now() - found.mtimeMs > strayMs) stray.push(join(below, sha256));
    }
  };
  for await (const { memberId, folder, sha256s } of listStoredBlobs(dataDir))
    await add(folder, join("media", memberId), await findUnknownBlobs(worker, memberId, sha256s));
  for await (const { folder, sha256s } of listStoredDerivatives(dataDir))
    await add(folder, "derivatives", await findUnknownDerivatives(worker, sha256s));
  return stray;
}

async function* paged<Row extends { id: string }>(
  read: (page: { after: string | null; limit: number }) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after: string | null = null; ;) {
    const rows: Row[] = await read({ after, limit: pageSize });
    yield* rows;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize) return;
  }
}
