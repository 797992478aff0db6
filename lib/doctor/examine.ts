import { readdir } from "node:fs/promises";
import { dataFolder, dataFolders } from "#lib/config.ts";
import { listQueueStates, type QueueState, readServer } from "#lib/data/doctor/engine.ts";
import { countRemote, listSealed } from "#lib/data/doctor/stored-rows.ts";
import { type Checked, checkStudio } from "#lib/data/invariants.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { unseal } from "#lib/sealing/sealing.ts";
import { folderBytes, readDiskSpace } from "#lib/storage/disk-space.ts";
import { checkFiles } from "./check-files.ts";
import { listRepairs, type Repair } from "./repairs.ts";
import { listWaiting, type Waiting } from "./waiting.ts";

/** What is found in a studio. */
export type Examination = {
  postgres: string;
  disk: { freeBytes: number; totalBytes: number; usedBytes: Record<string, number> };
  queues: QueueState[];
  waiting: Waiting[];
  /** Answers of providers that no worker has written into the database yet. */
  spooledAnswers: number;
  invariants: Checked[];
  repairs: Repair[];
  /** Files at UploadThing, which nobody has asked for. */
  remoteFiles: number;
};

/** The folders that grow, but for the database's own, which is asked itself: it may stand elsewhere. */
const growing = dataFolders.filter((name) => name !== "postgres" && name !== "secrets");
const waitingMax = 1000;

/** Looks at a studio's database and disk. Changes nothing, and asks nobody outside this machine. */
export async function examine(
  worker: Worker,
  options: { dataDir: string; isDeep: boolean; halfCopies: readonly string[] },
): Promise<Examination> {
  const { dataDir } = options;
  const server = await readServer(worker);
  const files = await checkFiles(worker, options);
  const invariants = [
    ...(await checkStudio(worker)),
    ...files.checked,
    { invariant: "a saved key can be opened", ids: await listUnopened(worker, dataDir) },
  ];
  const used = growing.map(async (name) => [name, await folderBytes(dataFolder(dataDir, name))] as const);
  const spooled = await readdir(dataFolder(dataDir, "spool")).catch(() => []); // nothing was ever spooled
  return {
    postgres: server.version,
    disk: {
      ...(await readDiskSpace(dataDir)),
      usedBytes: { database: server.sizeBytes, ...Object.fromEntries(await Promise.all(used)) },
    },
    queues: await listQueueStates(worker),
    waiting: await listWaiting(worker, waitingMax),
    spooledAnswers: spooled.filter((name) => name.endsWith(".json")).length,
    invariants,
    repairs: await listRepairs(worker, { ...options, ...files, invariants }),
    remoteFiles: await countRemote(worker),
  };
}

/** The keys that the private key in the data folder does not open. What they open to is looked at by nobody. */
async function listUnopened(worker: Worker, dataDir: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { id, sealed } of await listSealed(worker)) {
    const isOpen = await unseal(dataDir, sealed).then(
      () => true,
      () => false,
    );
    if (!isOpen) ids.push(id);
  }
  return ids;
}
