import { existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "#lib/config.ts";
import { migrationNames, ownMigrations } from "#lib/data/database-version.ts";
import { doubtQueued } from "#lib/data/generation/doubt-queued.ts";
import { copyFolder } from "./copy-folder.ts";
import { logFolder } from "./data-folder.ts";
import {
  type DatabaseCopy,
  keepCopy,
  listCopies,
  removeUnfinishedCopies,
  requireRoom,
} from "./database-copies.ts";
import { takeEnvironment } from "./environment.ts";
import { LaunchError, reasonOf, sentenceOf } from "./launch-error.ts";
import { lockFolder } from "./lock.ts";
import { copyReadme, launchRefusals, restoreLines } from "./messages.ts";
import { closeOnSignal, openDatabase } from "./open-database.ts";
import {
  readOrMakePassword,
  refuseOtherVersion,
  replaceCluster,
  restoredCluster,
  takeBack,
} from "./postgres/cluster.ts";
import { databaseName } from "./postgres/embedded.ts";
import { clusterOf, placePostgres } from "./postgres/placement.ts";
import { addressOf, findRunning, startPostgres, stopPostgres } from "./postgres/server.ts";
import { readStudioVersion } from "./studio-version.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (line: string) => console.log(line);

/** Puts a copy in the place of the database, and keeps what was there as one more copy. The copy itself stays. */
async function restore(dataDir: string, copy: DatabaseCopy): Promise<void> {
  removeUnfinishedCopies(dataDir);
  refuseOtherVersion(copy.cluster);
  const { home } = placePostgres(dataDir);
  const cluster = clusterOf(dataDir);
  const unfinished = restoredCluster(home);
  const password = readOrMakePassword(dataDir);
  takeBack(home);
  // A killed launcher may have left a server behind, and so may this.
  for (const folder of [cluster, unfinished]) {
    const running = await findRunning({ cluster: folder, password });
    if (running) await stopPostgres(running);
  }
  rmSync(unfinished, { recursive: true, force: true });

  if (existsSync(join(cluster, "PG_VERSION"))) {
    say(restoreLines.keeping);
    // These sources are the ones that it belongs to: another studio's would have refused to start on it.
    const version = readStudioVersion(root);
    const from = migrationNames(ownMigrations).at(-1) ?? null;
    const kept = await keepCopy({
      dataDir,
      before: "going-back",
      readme: (made) =>
        copyReadme({ ...made, from, next: made.before, writtenBy: version, copiedBy: version }),
      say,
    });
    say(restoreLines.kept(kept.name));
  }
  await requireRoom(home, copy.cluster, launchRefusals.noRoomToRestore);
  await copyFolder(copy.cluster, unfinished, {}).catch((error: unknown) => {
    rmSync(unfinished, { recursive: true, force: true });
    throw new LaunchError(launchRefusals.notPutBack(copy.name, reasonOf(error)), { cause: error });
  });
  // Before anybody can start on it: an older studio would know nothing of having gone back.
  const server = await startPostgres({
    placement: placePostgres(dataDir), // the copied files are the server's own now
    cluster: unfinished,
    password,
    logFile: join(logFolder(dataDir), "postgres.log"),
  });
  closeOnSignal(() => stopPostgres(server));
  let doubted: number;
  try {
    doubted = await doubtQueued(addressOf(server.port, password, databaseName));
  } finally {
    await stopPostgres(server);
  }
  replaceCluster(home, unfinished);
  say(restoreLines.done(copy.name, join(copy.folder, "README.txt")));
  say(restoreLines.doubted(doubted));
}

/** For whoever has put a backup of their own in its place: what was queued in it is not sent by itself. */
async function doubtOwnBackup(config: Config): Promise<void> {
  const opened = await openDatabase(config);
  try {
    if (opened.isRunning) throw new LaunchError(launchRefusals.endFirst(config.dataDir));
    say(restoreLines.doubted(await doubtQueued(opened.url)));
  } finally {
    await opened.close();
  }
}

/**
 * `npm run restore-database -- <copy>`: goes back to a copy; without one it lists them; `--own-backup` is for one that is in its place
 * already. The studio must not be running.
 */
try {
  const { config } = takeEnvironment(root);
  const { dataDir } = config;
  if (process.argv[2] === "--own-backup") {
    await doubtOwnBackup(config);
    process.exit(0);
  }
  if (config.databaseUrl) throw new LaunchError(launchRefusals.notOurDatabase);
  if (!existsSync(dataDir)) throw new LaunchError(launchRefusals.noDataFolder(dataDir));
  const copies = listCopies(dataDir);
  // A path serves as well as a name: that is what a shell completes.
  const wanted = process.argv[2] && basename(process.argv[2]);
  const copy = copies.find(({ name }) => name === wanted);
  if (!wanted) say(copies.length > 0 ? restoreLines.list(copies.map(({ name }) => name)) : restoreLines.none);
  else if (!copy) throw new LaunchError(launchRefusals.noSuchCopy(wanted));
  else {
    const lock = await lockFolder(dataDir);
    try {
      await restore(dataDir, copy);
    } finally {
      lock.release();
    }
  }
  process.exit(0);
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === null) throw error;
  console.error(sentence);
  process.exit(1);
}
