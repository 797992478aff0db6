import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { changesData } from "./changes-data.ts";
import { bossSchema } from "./jobs.ts";

/** The database was migrated by a newer studio than this one. The message is a sentence for whoever started it. */
export class NewerDatabaseError extends Error {
  override name = "NewerDatabaseError";
}

/** The folder of this studio's migrations, one folder each, named in their order. */
export const ownMigrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** What a database has been brought to: nothing at all while it is new. */
export type DatabaseVersion = {
  /** Names of our migrations, in their order. */
  migrations: string[];
  /** Of the queues' own schema; null while there is none. */
  queues: number | null;
};

/** Asks a database how far it has been brought. Changes nothing. */
export async function readDatabaseVersion(databaseUrl: string): Promise<DatabaseVersion> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined); // the server may be ended at any time; queries tell
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ ours: string | null; queues: string | null }>(
      "select to_regclass('_prisma_migrations')::text as ours, to_regclass($1)::text as queues",
      [`${bossSchema}.version`],
    );
    const ours = tables[0]?.ours
      ? (
          await client.query<{ name: string }>(
            "select migration_name as name from _prisma_migrations order by migration_name",
          )
        ).rows
      : [];
    const queues = tables[0]?.queues
      ? (await client.query<{ version: number }>(`select version from ${bossSchema}.version`)).rows
      : [];
    return { migrations: ours.map(({ name }) => name), queues: queues[0]?.version ?? null };
  } finally {
    await client.end();
  }
}

/** Throws `NewerDatabaseError` when the database knows a migration that this studio does not have. */
export async function refuseNewer(databaseUrl: string, folder: string = ownMigrations): Promise<void> {
  await readOwnVersion(databaseUrl, folder);
}

async function readOwnVersion(databaseUrl: string, folder: string): Promise<DatabaseVersion> {
  const version = await readDatabaseVersion(databaseUrl);
  const known = new Set(migrationNames(folder));
  const unknown = version.migrations.find((name) => !known.has(name));
  if (unknown || (version.queues ?? 0) > ownQueueVersion())
    throw new NewerDatabaseError(
      `The database was written by a newer studio (it knows ${unknown ?? `queues of version ${version.queues}`}): start that one.`,
    );
  return version;
}

/** What starting this studio would do to a database, in the order in which it is done. */
export type Update = {
  steps: string[];
  /** The first of them that does more than add to what is there; null: none does. */
  changing: string | null;
  /** The last of our migrations that the database knows. */
  from: string | null;
};

/** Looks ahead at `migrate`. A new database has nothing that could change. Throws `NewerDatabaseError`. */
export async function planUpdate(databaseUrl: string, folder: string = ownMigrations): Promise<Update> {
  const { migrations, queues } = await readOwnVersion(databaseUrl, folder);
  const names = migrationNames(folder).filter((name) => !migrations.includes(name));
  const isQueueStep = queues !== ownQueueVersion();
  const queueStep = `queues-${ownQueueVersion()}`;
  const steps = isQueueStep ? [...names, queueStep] : names;
  const from = migrations.at(-1) ?? null;
  if (from === null) return { steps, changing: null, from };
  const changing = names.find((name) => changesData(readMigration(folder, name)));
  return { steps, changing: changing ?? (isQueueStep ? queueStep : null), from };
}

/** The names of all migrations in a folder, in their order. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** The SQL of a migration. */
export function readMigration(folder: string, name: string): string {
  return readFileSync(join(folder, name, "migration.sql"), "utf8");
}

/** The version of the queues' own schema that our pinned pg-boss brings. */
export function ownQueueVersion(): number {
  const entry = createRequire(import.meta.url).resolve("pg-boss");
  const manifest = join(dirname(entry), "..", "package.json");
  const { pgboss } = JSON.parse(readFileSync(manifest, "utf8")) as { pgboss?: { schema?: number } }; // our own pinned package
  return pgboss?.schema ?? Number.POSITIVE_INFINITY;
}
