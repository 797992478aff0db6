import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { closeDatabase } from "#lib/data/database.ts";
import { closeSender } from "#lib/data/jobs.ts";
import { ensureCluster, readOrMakePassword } from "#lib/launch/postgres/cluster.ts";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";
import { placePostgres } from "#lib/launch/postgres/placement.ts";
import { type PostgresServer, startPostgres, stopPostgres } from "#lib/launch/postgres/server.ts";

const run = promisify(execFile);
const migrateScript = fileURLToPath(import.meta.resolve("#lib/data/testing/migrate-template.ts"));

/** A PostgreSQL that nobody else uses, with both schemas, and that `database()` is led to. */
export type OwnPostgres = {
  /** Ends the server as a stopped service ends: its clients are cut off, and nobody listens. */
  stop(): Promise<void>;
  /** Starts it again, at the same address. */
  start(): Promise<void>;
  /** Ends it for good, with its data. */
  remove(): Promise<void>;
};

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), "triptych-own-postgres-"));
  chmodSync(dataDir, 0o711); // for root: the server's user must get through
  const logFile = join(dataDir, "postgres.log");
  const first = await startEmbeddedPostgres({ dataDir, logFile });
  await run(process.execPath, [migrateScript, first.url]);
  await first.stop();

  const placement = placePostgres(dataDir);
  const password = readOrMakePassword(dataDir);
  const cluster = await ensureCluster(placement, password);
  const port = Number(new URL(first.url).port);
  const again = () => startPostgres({ placement, cluster, password, logFile, port });
  let server: PostgresServer = await again();
  process.env.DATABASE_URL = first.url;
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
  await closeDatabase();
  return {
    stop: () => stopPostgres(server),
    async start() {
      server = await again();
    },
    async remove() {
      await closeSender();
      await closeDatabase();
      await stopPostgres(server);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
