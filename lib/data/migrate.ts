import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { Pool } from "pg";
import { PgBoss } from "pg-boss";
import { migrationNames, ownMigrations, planUpdate, readMigration } from "./database-version.ts";
import { bossSchema, createQueues } from "./jobs.ts";

const { resolve } = createRequire(import.meta.url);

/**
 * Brings a database to this version: our tables, then the queues' own schema. The launcher alone calls it. Resolves to
 * the names of our migrations that were applied now. Throws `NewerDatabaseError` before anything is touched; whatever else it
 * throws, the database is as it was before, and so it is after a process that was killed here.
 */
export async function migrate(databaseUrl: string, folder: string = ownMigrations): Promise<string[]> {
  const { from } = await planUpdate(databaseUrl, folder);
  const applied = await withEngine(databaseUrl, undefined, async (engine, connection) => {
    const apply = (names: readonly string[]) =>
      engine.applyMigrations({
        migrationsList: readMigrations(folder, names),
        filters: { externalTables: [], externalEnums: [] },
      });
    // It makes its own table by finding that there is none, which would end a transaction: that comes first.
    if (from === null) await apply([]);
    await connection.query("begin"); // else the engine commits statement by statement
    try {
      const done = await apply(migrationNames(folder));
      await migrateQueues(databaseUrl);
      await connection.query("commit");
      return done;
    } catch (error) {
      await connection.query("rollback");
      throw error;
    }
  });
  return applied.appliedMigrationNames;
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

/** Runs Prisma's schema engine in this process, on one connection that ends with it and that `work` may use too. */
async function withEngine<T>(
  databaseUrl: string,
  schema: string | undefined,
  work: (engine: SchemaEngine, connection: Pool) => Promise<T>,
): Promise<T> {
  const Engine = await loadEngine();
  const pool = new Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  pool.on("error", () => undefined); // the server may be ended at any time; queries tell
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const datamodels = schema ? ([["schema.prisma", schema]] as [string, string][]) : undefined;
  try {
    const engine = await Engine.new({ datamodels }, () => undefined, adapter);
    try {
      return await work(engine, pool);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

function readMigrations(folder: string, names: readonly string[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readMigration(folder, name) },
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
