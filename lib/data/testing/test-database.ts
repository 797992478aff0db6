import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "#lib/data/database.ts";
import { closeSender } from "#lib/data/jobs.ts";

/**
 * Gives a test file a database of its own, with both schemas and no rows, and points `database()` and `readConfig()`
 * at it. To be called once, at the top of the file; the returned object has the address once tests run.
 */
export function testDatabase(): { readonly url: string } {
  let url = "";
  beforeAll(async () => {
    url = await createDatabase();
    process.env.DATABASE_URL = url;
    delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
    await closeDatabase();
  });
  afterAll(async () => {
    await closeSender();
    await closeDatabase();
    await onServer(`drop database if exists "${nameOf(url)}" with (force)`);
  });
  return {
    get url() {
      return url;
    },
  };
}

/** A fresh clone of the template: its address. For tests that need several; they go with the run's server. */
export async function createDatabase(options: { isEmpty?: boolean } = {}): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(`create database ${name} template ${options.isEmpty ? "template0" : nameOf(templateUrl())}`);
  return templateUrl().replace(/[^/]+$/, name);
}

function templateUrl(): string {
  const url: string | undefined = inject("templateUrl");
  if (!url) throw new Error("There is no database here: vitest.config.ts counts this folder among the pure.");
  return url;
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: templateUrl().replace(/[^/]+$/, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
