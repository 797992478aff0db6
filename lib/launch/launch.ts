import { join } from "node:path";
import { refuseNewer } from "#lib/data/database-version.ts";
import { ensureBuild, ensureDatabaseClient } from "./build.ts";
import { checkPort } from "./check-port.ts";
import { childEnvironment, type Environment } from "./environment.ts";
import { logFolder, openDataFolder } from "./data-folder.ts";
import { checkExternalPostgres } from "./external-postgres.ts";
import { lockFolder } from "./lock.ts";
import { boundLogs, logLine } from "./log-files.ts";
import { launcherLines, parts } from "./messages.ts";
import { refuseOtherVersion } from "./postgres/cluster.ts";
import { clusterOf } from "./postgres/placement.ts";
import { makeSetupCode } from "./setup-code.ts";
import { readStudioVersion } from "./studio-version.ts";
import { supervise } from "./supervise.ts";
import { explained, openOwnDatabase, updateDatabaseOfOthers } from "./update-database.ts";

/** Undoes what a start has done so far, last first. */
type Undo = () => unknown;

export type Studio = {
  /** Of the database that the studio lives in. */
  databaseUrl: string;
  /** Null when somebody has an account, or when nobody but this machine can reach the studio. */
  setupCode: string | null;
  stop(): Promise<void>;
};

/** How long the worker may finish what it has sent; a web process has nothing to finish. */
const paidPatienceMs = 22_000;
const webPatienceMs = 1_500;
/**
 * A burst of pages or bytes leaves garbage behind that both processes, mostly idle, would hold for hours: young objects fill all
 * the room that they may have before they are looked through, and the C library keeps memory apart for every thread that once wrote.
 */
const frugal = { argv: "--max-semi-space-size=4", env: { MALLOC_ARENA_MAX: "2" } };

/**
 * Starts everything, in the one order that leaves nothing behind when a step fails. Throws `LaunchError` with a sentence
 * for whoever started it.
 */
export async function launch(options: {
  root: string;
  environment: Environment;
  isDev: boolean;
  /** Whether the embedded database is copied before an update changes data. */
  keepsCopy: boolean;
  /** How long the worker may finish what it has begun when all ends. Absent: as long as what is paid for may need. */
  workerPatienceMs?: number;
  say: (line: string) => void;
  /** Aborted: the start ends between two steps, and undoes what it has done. */
  signal: AbortSignal;
}): Promise<Studio> {
  const undo: Undo[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    return { ...(await startAll(options, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  {
    root,
    environment,
    isDev,
    keepsCopy,
    workerPatienceMs = paidPatienceMs,
    say,
    signal,
  }: Parameters<typeof launch>[0],
  undo: Undo[],
): Promise<Omit<Studio, "stop">> {
  const { config } = environment;
  const folder = openDataFolder(config.dataDir);
  undo.push(() => folder.undo());
  const lock = await lockFolder(config.dataDir);
  undo.push(() => lock.release());
  await checkPort(config.host, config.port, signal);
  if (config.databaseUrl) {
    await checkExternalPostgres(config.databaseUrl);
    await explained(refuseNewer(config.databaseUrl));
  } else refuseOtherVersion(clusterOf(config.dataDir));

  await ensureDatabaseClient(root, signal);
  const build = isDev ? ".next" : await ensureBuild(root, say, signal);
  signal.throwIfAborted();

  const logs = logFolder(config.dataDir);
  undo.push(boundLogs(logs, ["launcher", "postgres", "web", "worker"]));
  const restarted = (name: string) => () => say(launcherLines.restarted(name));
  const updating = {
    version: readStudioVersion(root),
    signal,
    say: (line: string) => {
      logLine(logs, line);
      say(line);
    },
  };
  let { databaseUrl } = config;
  if (databaseUrl) await updateDatabaseOfOthers(databaseUrl, updating);
  else {
    const postgres = await openOwnDatabase({
      ...updating,
      keepsCopy,
      dataDir: config.dataDir,
      logFile: join(logs, "postgres.log"),
      onRestart: restarted(parts.database),
    });
    undo.push(() => postgres.stop());
    databaseUrl = postgres.url;
  }
  signal.throwIfAborted();
  const setupCode = config.isAppUrlLocal ? null : await makeSetupCode(databaseUrl);

  const shared = { ...environment.forAll, ...frugal.env, DATABASE_URL: databaseUrl };
  const node = isDev ? "development" : "production";
  const inBoth = ["--conditions=react-server", frugal.argv];
  const inWorker = [...inBoth, ...(isDev ? ["--watch", "--watch-preserve-output"] : [])];
  const [web, worker] = await Promise.allSettled([
    supervise({
      name: "web",
      argv: [...inBoth, join(root, "lib/launch/web.ts")],
      cwd: root,
      env: childEnvironment({ ...shared, NODE_ENV: node, NEXT_DIST_DIR: build }),
      logFolder: logs,
      onRestart: restarted(parts.webServer),
      signal,
    }),
    supervise({
      name: "worker",
      argv: [...inWorker, join(root, "lib/launch/worker.ts")],
      cwd: root,
      env: childEnvironment({ ...shared, ...environment.forWorker, NODE_ENV: node }),
      logFolder: logs,
      onRestart: restarted(parts.worker),
      signal,
    }),
  ]);
  undo.push(() =>
    Promise.all([
      web.status === "fulfilled" && web.value.stop(webPatienceMs),
      worker.status === "fulfilled" && worker.value.stop(workerPatienceMs),
    ]),
  );
  for (const child of [web, worker]) if (child.status === "rejected") throw child.reason;
  signal.throwIfAborted();
  return { databaseUrl, setupCode };
}
