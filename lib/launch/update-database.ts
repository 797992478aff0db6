import { NewerDatabaseError, planUpdate, type Update } from "#lib/data/database-version.ts";
import { migrate } from "#lib/data/migrate.ts";
import { keepCopy, removeOlderCopies, removeUnfinishedCopies } from "./database-copies.ts";
import { LaunchError } from "./launch-error.ts";
import { copyLines, copyReadme, launchRefusals } from "./messages.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./postgres/embedded.ts";
import { findRecordedVersion, recordStudioVersion, type StudioVersion } from "./studio-version.ts";

type Options = {
  /** Of this studio. */
  version: StudioVersion;
  say: (line: string) => void;
  /** Where the migrations stand, if not with this studio's sources. */
  migrations?: string;
  /** Aborted: nothing is waited for, and a database takes back what has not come to its end. */
  signal?: AbortSignal;
};

/** The embedded database. */
type Own = Options & {
  dataDir: string;
  logFile: string;
  /** Further settings of the server, such as `fsync: "off"` for tests. */
  settings?: Record<string, string>;
  onRestart?: () => void;
  /** False: somebody has asked to do without a copy. */
  keepsCopy: boolean;
};

/**
 * Starts the embedded database and brings it to this version. Before anything in it is changed, its files are copied while the server
 * rests. Throws `LaunchError`; then no server runs, and the database is as it was.
 */
export async function openOwnDatabase(options: Own): Promise<EmbeddedPostgres> {
  removeUnfinishedCopies(options.dataDir);
  let postgres = await startEmbeddedPostgres(options);
  try {
    const update = await explained(planUpdate(postgres.url, options.migrations));
    options.signal?.throwIfAborted();
    if (update.changing !== null && !options.keepsCopy) options.say(copyLines.skipped(update.changing));
    if (update.changing !== null && options.keepsCopy) {
      const writtenBy = await findRecordedVersion(postgres.url);
      await postgres.stop();
      await copyBefore(options, update.changing, update, writtenBy);
      postgres = await startEmbeddedPostgres(options);
    }
    await bringToThisVersion(postgres.url, options);
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function copyBefore(
  { dataDir, version, say, signal }: Own,
  changing: string,
  { from, steps }: Update,
  writtenBy: StudioVersion | null,
): Promise<void> {
  say(copyLines.begun(changing));
  const copy = await keepCopy({
    dataDir,
    before: changing,
    readme: (copy) => copyReadme({ ...copy, from, next: steps[0] ?? changing, writtenBy, copiedBy: version }),
    say,
    signal,
  });
  removeOlderCopies(dataDir, copy);
  say(copyLines.kept(copy.folder));
  say(copyLines.howToGoBack(copy.name));
}

/** Brings the database of DATABASE_URL to this version, of which the studio can keep no copy. Throws `LaunchError`. */
export async function updateDatabaseOfOthers(databaseUrl: string, options: Options): Promise<void> {
  const { changing } = await explained(planUpdate(databaseUrl, options.migrations));
  if (changing !== null) options.say(copyLines.notOurs(changing));
  await bringToThisVersion(databaseUrl, options);
}

async function bringToThisVersion(
  databaseUrl: string,
  { migrations, version, signal }: Options,
): Promise<void> {
  await Promise.race([explained(migrate(databaseUrl, migrations)), interrupted(signal)]);
  await recordStudioVersion(databaseUrl, version);
}

function interrupted(signal?: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** What a database answers, or `LaunchError` with why it does not. */
export async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NewerDatabaseError) throw new LaunchError(error.message, { cause: error });
    const reason = error instanceof Error ? error.message.split("\n").slice(0, 2).join(" ") : String(error);
    throw new LaunchError(launchRefusals.databaseNotMigrated(reason), { cause: error });
  }
}
