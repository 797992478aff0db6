import { Client } from "pg";
import { ensureCluster, readOrMakePassword } from "./cluster.ts";
import { placePostgres } from "./placement.ts";
import { addressOf, type PostgresServer, startPostgres, stopPostgres } from "./server.ts";

/** The studio's own database server. */
export type EmbeddedPostgres = {
  /** The address of the studio's database; it stays the same as long as this object lives. */
  url: string;
  /** The server was running before. */
  wasRunning: boolean;
  stop(): Promise<void>;
};

/** The studio's database on its own server. */
export const databaseName = "triptych";

/**
 * Starts PostgreSQL on the cluster in the data folder, makes both when they are missing, and starts the server again
 * whenever it ends by itself. `onRestart` hears of that. Throws `LaunchError`, or the signal's reason; then no server runs.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  logFile: string;
  settings?: Record<string, string>;
  onRestart?: () => void;
  signal?: AbortSignal;
}): Promise<EmbeddedPostgres> {
  const placement = placePostgres(options.dataDir);
  const password = readOrMakePassword(options.dataDir);
  const cluster = await ensureCluster(placement, password, options.signal);
  const start = (port?: number) => startPostgres({ ...options, placement, cluster, password, port });

  let server: PostgresServer = await start();
  const wasRunning = server.isAdopted;
  let isStopping = false;
  const watch = async (): Promise<void> => {
    await server.ended;
    while (!isStopping) {
      options.onRestart?.();
      try {
        server = await start(server.port);
        return watch();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1_000).unref());
      }
    }
  };
  void watch();

  const stop = async () => {
    isStopping = true;
    await stopPostgres(server);
  };
  try {
    await ensureDatabase(addressOf(server.port, password, "postgres"));
    options.signal?.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: addressOf(server.port, password, databaseName), wasRunning, stop };
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
