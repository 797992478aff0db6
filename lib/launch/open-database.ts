import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#lib/config.ts";
import { logFolder } from "./data-folder.ts";
import { checkExternalPostgres } from "./external-postgres.ts";
import { LaunchError } from "./launch-error.ts";
import { FolderInUse, lockFolder } from "./lock.ts";
import { launchRefusals } from "./messages.ts";
import { readOrMakePassword, refuseOtherVersion } from "./postgres/cluster.ts";
import { databaseName, startEmbeddedPostgres } from "./postgres/embedded.ts";
import { clusterOf } from "./postgres/placement.ts";
import { addressOf, findRunning } from "./postgres/server.ts";

/** A studio's database, reached from outside; `close` leaves everything as it was found. */
export type OpenDatabase = { url: string; isRunning: boolean; close(): Promise<void> };

/**
 * Reaches the database of a studio that runs, or starts it for as long as is needed, with the folder's lock. Throws `LaunchError`
 * where there is none.
 */
export async function openDatabase({
  dataDir,
  databaseUrl,
}: Pick<Config, "dataDir" | "databaseUrl">): Promise<OpenDatabase> {
  if (!existsSync(dataDir)) throw new LaunchError(launchRefusals.noDataFolder(dataDir));
  const cluster = clusterOf(dataDir);
  if (databaseUrl) await checkExternalPostgres(databaseUrl);
  else if (!existsSync(join(cluster, "PG_VERSION")))
    throw new LaunchError(launchRefusals.noDatabase(dataDir));
  else refuseOtherVersion(cluster);
  const lock = await lockFolder(dataDir).catch((error: unknown) => {
    if (error instanceof FolderInUse) return null;
    throw error;
  });
  const release = async () => lock?.release();
  if (databaseUrl) return { url: databaseUrl, isRunning: lock === null, close: release };
  if (lock) {
    try {
      const logFile = join(logFolder(dataDir), "postgres.log");
      const postgres = await startEmbeddedPostgres({ dataDir, logFile });
      const close = () => postgres.stop().then(release);
      closeOnSignal(close);
      return { url: postgres.url, isRunning: false, close };
    } catch (error) {
      lock.release();
      throw error;
    }
  }
  const password = readOrMakePassword(dataDir);
  const running = await findRunning({ cluster, password });
  if (!running) throw new LaunchError(launchRefusals.locked(dataDir));
  return { url: addressOf(running.port, password, databaseName), isRunning: true, close: release };
}

/** Ctrl-C ends this process, but not a server that it has started: closes that first. */
export function closeOnSignal(close: () => Promise<unknown>): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, () => void close().finally(() => process.exit(1)));
}
