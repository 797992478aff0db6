import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { kinds } from "#lib/domain/media/format.ts";
import { galleryLayouts } from "#lib/domain/gallery/gallery.ts";
import { statuses } from "#lib/domain/generation/generation.ts";
import { NewerDatabaseError } from "./database-version.ts";
import { migrate, schemaChanges } from "./migrate.ts";
import { createDatabase } from "./testing/test-database.ts";

const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Columns, keys and indexes of our own tables, in words that do not depend on the order of creation. */
async function catalogOf(url: string): Promise<unknown> {
  return {
    columns: await query(
      url,
      `select table_name, column_name, udt_name, is_nullable, column_default, datetime_precision
       from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'
       order by table_name, column_name`,
    ),
    indexes: await query(
      url,
      `select indexdef from pg_indexes where schemaname = 'public' and tablename <> '_prisma_migrations' order by indexdef`,
    ),
    references: await query(
      url,
      `select conrelid::regclass::text as from, pg_get_constraintdef(oid) as key from pg_constraint
       where contype in ('f', 'p') and connamespace = 'public'::regnamespace and conrelid::regclass::text <> '_prisma_migrations'
       order by 1, 2`,
    ),
  };
}

async function wordsOf(url: string, constraint: string): Promise<string[]> {
  const rows = await query(
    url,
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = '${constraint}'`,
  );
  return [...String(rows[0]?.definition).matchAll(/'([^']+)'/g)].map((match) => match[1]!);
}

describe("migrations", () => {
  test("that fail at the first start leave nothing, so that the next one can begin anew", async () => {
    const url = await createDatabase({ isEmpty: true });
    const folder = mkdtempSync(join(tmpdir(), "triptych-migrations-"));
    for (const [name, sql] of [
      ["0001_one", "CREATE TABLE one (id INT);"],
      ["0002_two", "CREATE TABLE two (id INT); SELECT 1 / 0;"],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "migration.sql"), sql);
    }
    await expect(migrate(url, folder)).rejects.toThrow("division by zero");
    expect(await query(url, "select to_regclass('one') as one")).toEqual([{ one: null }]);
    writeFileSync(join(folder, "0002_two", "migration.sql"), "CREATE TABLE two (id INT);");
    expect(await migrate(url, folder)).toEqual(["0001_one", "0002_two"]);
    rmSync(folder, { recursive: true });
  });

  test("make the very tables that schema.prisma describes", async () => {
    const migrated = await createDatabase();
    const described = await createDatabase({ isEmpty: true });
    await query(described, await schemaChanges(described, null, schema));
    expect(await catalogOf(migrated)).toEqual(await catalogOf(described));
  });

  test("can be written from two versions of schema.prisma, where anything has changed", async () => {
    const url = await createDatabase({ isEmpty: true });
    const changed = schema.replace("model Member {", "model Member {\n  nickname String?\n");
    expect(await schemaChanges(url, schema, changed)).toContain(
      'ALTER TABLE "member" ADD COLUMN     "nickname" TEXT;',
    );
    expect(await schemaChanges(url, schema, schema)).toBe("");
  });

  test("allow exactly the words that the domain knows", async () => {
    const url = await createDatabase();
    expect(await wordsOf(url, "generation_status_check")).toEqual([...statuses]);
    expect(await wordsOf(url, "asset_kind_check")).toEqual([...kinds]);
    expect(await wordsOf(url, "gallery_layout_check")).toEqual([...galleryLayouts]);
  });

  test("run once: a second time changes nothing", async () => {
    const url = await createDatabase({ isEmpty: true });
    expect(await migrate(url)).not.toEqual([]);
    expect(await migrate(url)).toEqual([]);
  });

  test("leave a database of a newer studio alone, and say so", async () => {
    const url = await createDatabase();
    await query(
      url,
      "insert into _prisma_migrations (id, checksum, migration_name, applied_steps_count) values ('x', 'x', '9999_from_the_future', 1)",
    );
    await expect(migrate(url)).rejects.toThrow(NewerDatabaseError);
    await expect(migrate(url)).rejects.toThrow("9999_from_the_future");
  });

  test("leave queues of a newer studio alone, and say so", async () => {
    const url = await createDatabase();
    await query(url, "update pgboss.version set version = 9999");
    await expect(migrate(url)).rejects.toThrow(NewerDatabaseError);
  });
});
