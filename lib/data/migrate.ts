import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client, Pool } from "pg";
import { PgBoss } from "pg-boss";
import { bossSchema, createQueues } from "./jobs.ts";

/** The database was migrated by a newer studio than this one. The message is a sentence for whoever started it. */
export class NewerDatabaseError extends Error {
  override name = "NewerDatabaseError";
}

const { resolve } = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/**
 * Brings a database to this version: our tables, then the queues' own schema. The launcher alone calls it. Resolves to
 * the names of our migrations that were applied now. Throws `NewerDatabaseError` before anything is touched.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  await refuseNewer(databaseUrl);
  const applied = await withEngine(databaseUrl, undefined, async (engine) => {
    const filters = { externalTables: [], externalEnums: [] };
    return engine.applyMigrations({ migrationsList: readMigrations(), filters });
  });
  await migrateQueues(databaseUrl);
  return applied.appliedMigrationNames;
}

/** Throws `NewerDatabaseError` when the database knows a migration that this studio does not have. */
export async function refuseNewer(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ ours: string | null; queues: string | null }>(
      "select to_regclass('_prisma_migrations')::text as ours, to_regclass($1)::text as queues",
      [`${bossSchema}.version`],
    );
    const known = new Set(migrationNames());
    const applied = tables[0]?.ours
      ? (await client.query<{ name: string }>("select migration_name as name from _prisma_migrations")).rows
      : [];
    const unknown = applied.find((row) => !known.has(row.name));
    const queueVersion = tables[0]?.queues
      ? (await client.query<{ version: number }>(`select version from ${bossSchema}.version`)).rows[0]
          ?.version
      : undefined;
    const ownVersion = await ownQueueVersion();
    if (unknown || (queueVersion ?? 0) > ownVersion)
      throw new NewerDatabaseError(
        `The database was written by a newer studio (it knows ${unknown?.name ?? `queues of version ${queueVersion}`}): start that one.`,
      );
  } finally {
    await client.end();
  }
}

/**
 * The SQL that leads from one `schema.prisma` to another, null being an empty database; "" where they agree. Any server will do:
 * nothing is read or changed there. Checks, functions and generated columns are not part of a schema.
 */
export async function schemaChanges(
  databaseUrl: string,
  before: string | null,
  after: string,
): Promise<string> {
  const target = (content: string): DiffTarget => ({
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  });
  const { stdout } = await withEngine(databaseUrl, after, (engine) =>
    engine.diff({
      from: before === null ? { tag: "empty" } : target(before),
      to: target(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout?.startsWith("-- This is an empty migration") ? "" : (stdout ?? "");
}

/** Runs Prisma's schema engine in this process, on connections that end with it. */
async function withEngine<T>(
  databaseUrl: string,
  schema: string | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const Engine = await loadEngine();
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const datamodels = schema ? ([["schema.prisma", schema]] as [string, string][]) : undefined;
  try {
    const engine = await Engine.new({ datamodels }, () => undefined, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

function migrationNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

function readMigrations(): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

let loading: Promise<typeof SchemaEngine> | undefined;

/** Once a process, and by hand: importing WebAssembly directly makes Node print a warning. */
function loadEngine(): Promise<typeof SchemaEngine> {
  return (loading ??= (async () => {
    const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const file = join(dirname(resolve("@prisma/schema-engine-wasm")), "schema_engine_bg.wasm");
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports, // a generated module is its own import object
    });
    const loaded = bindings as unknown as { __wbg_set_wasm(exports: object): void }; // left out of its types
    loaded.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)(); // what its own loader calls
    return bindings.SchemaEngine;
  })());
}

async function ownQueueVersion(): Promise<number> {
  const manifest = join(dirname(resolve("pg-boss")), "..", "package.json");
  const { pgboss } = JSON.parse(await readFile(manifest, "utf8")) as { pgboss?: { schema?: number } }; // our own pinned package
  return pgboss?.schema ?? Number.POSITIVE_INFINITY;
}

async function migrateQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: bossSchema,
    migrate: true,
    createSchema: true,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on("error", () => undefined); // what matters rejects one of the calls below
  await boss.start();
  await createQueues(boss);
  await boss.stop({ graceful: false });
}
