import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { closeDatabase } from "#lib/data/database.ts";
import { wakeWorkers } from "#lib/data/testing/wake-workers.ts";
import type { RunningStudio } from "./start-studio.ts";

/** Lets the time pass that generations wait between two looks, and wakes the workers: what is in their hands is left alone. */
export async function endWaits(studio: RunningStudio): Promise<void> {
  await ask(
    studio,
    `WITH sooner AS (
      UPDATE pgboss.job j SET start_after = now() WHERE state < 'active' AND start_after > now()
        AND NOT EXISTS (SELECT 1 FROM generation g WHERE g.id::text = j.singleton_key AND g.status = 'submitting')
      RETURNING name, singleton_key),
    due AS (
      UPDATE generation SET due_at = now() FROM sooner
      WHERE id::text = singleton_key AND due_at > now() AND status <> 'submitting')
    ${wakeWorkers.sql}`,
  );
}

/** Lets the time pass for which providers are left alone. */
export async function endPauses(studio: RunningStudio): Promise<void> {
  await ask(studio, "UPDATE provider_pause SET until = now()");
}

/** Lets the deadline of everything that runs pass. */
export async function passDeadlines(studio: RunningStudio): Promise<void> {
  await ask(studio, "UPDATE generation SET deadline_at = now() WHERE status = 'running'");
}

/** Everything in a studio's database, as text. */
export async function databaseText(studio: RunningStudio): Promise<string> {
  const rows = await ask(
    studio,
    `SELECT query_to_xml(format('SELECT * FROM %I.%I', schemaname, tablename), true, false, '')::text AS text
    FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  return rows.map(({ text }) => String(text)).join("\n");
}

/** Does something in a running studio's database. */
export async function withDatabase<Result>(
  studio: RunningStudio,
  work: () => Promise<Result>,
): Promise<Result> {
  process.env.DATABASE_URL = databaseUrlOf(studio);
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
  await closeDatabase();
  try {
    return await work();
  } finally {
    await closeDatabase();
  }
}

/** Where a studio's own database listens. */
export function databaseUrlOf({ dataDir }: RunningStudio): string {
  const note = join(dataDir, "postgres-folder");
  const home = existsSync(note) ? readFileSync(note, "utf8").trim() : join(dataDir, "postgres");
  const port = readFileSync(join(home, "cluster/postmaster.pid"), "utf8").split("\n")[3];
  const password = readFileSync(join(dataDir, "postgres-password"), "utf8").trim();
  return `postgresql://triptych:${password}@127.0.0.1:${port}/triptych`;
}

async function ask(studio: RunningStudio, query: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrlOf(studio) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}
