import { Client } from "pg";
import { LaunchError } from "./launch-error.ts";
import { launchRefusals } from "./messages.ts";

const oldestVersion = 150_000;

/** Throws `LaunchError` when the studio cannot live in the database that DATABASE_URL names. Changes nothing there. */
export async function checkExternalPostgres(url: string): Promise<void> {
  const [first, second] = [connectionTo(url), connectionTo(url)];
  for (const client of [first, second]) client.on("error", () => undefined); // queries tell
  try {
    await first.connect();
    const { rows } = await first.query<{
      version: string;
      encoding: string;
      mayCreate: boolean;
      pid: number;
    }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
              has_database_privilege(current_database(), 'CREATE') as "mayCreate", pg_backend_pid() as pid`,
    );
    const server = rows[0]!; // a select without a table has one row
    if (Number(server.version) < oldestVersion)
      throw new LaunchError(launchRefusals.databaseTooOld(Math.floor(Number(server.version) / 10_000)));
    if (server.encoding !== "UTF8") throw new LaunchError(launchRefusals.databaseEncoding(server.encoding));
    if (!server.mayCreate) throw new LaunchError(launchRefusals.databaseMayNotCreate);
    // A pooler by transactions lends both clients the same server connection: listening and locks would not work.
    await second.connect();
    const other = await second.query<{ pid: number }>("select pg_backend_pid() as pid");
    if (other.rows[0]?.pid === server.pid) throw new LaunchError(launchRefusals.databasePooled);
  } catch (error) {
    if (error instanceof LaunchError) throw error;
    const reason =
      error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
    throw new LaunchError(launchRefusals.database(reason), { cause: error });
  } finally {
    await Promise.allSettled([first.end(), second.end()]);
  }
}

function connectionTo(url: string): Client {
  try {
    return new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch (error) {
    throw new LaunchError(launchRefusals.databaseUrlUnreadable, { cause: error });
  }
}
