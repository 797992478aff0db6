import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { attemptStates } from "#lib/domain/generation/run-view.ts";
import { conversionStates } from "#lib/domain/media/conversion.ts";
import { kinds } from "#lib/domain/media/format.ts";
import { galleryLayouts } from "#lib/domain/gallery/gallery.ts";
import { statuses } from "#lib/domain/generation/generation.ts";
import { NewerDatabaseError } from "./database-version.ts";
import { migrate, schemaChanges } from "./migrate.ts";
import { createDatabase } from "./testing/test-database.ts";

const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");

const migrations = join(import.meta.dirname, "../../prisma/migrations");

/** What a studio had before outputs were results: a generation with two further films, and one that has yet to save such a one. */
const olderOutputs = `
  INSERT INTO member (id, name, email, updated_at) VALUES (id(1), 'Ada', 'ada@example.com', now());
  INSERT INTO run (id, member_id, client_key, snapshot) VALUES (id(2), id(1), id(2), '{}');
  INSERT INTO generation (id, member_id, run_id, model_id, variation, billing, status, request, issues, compiled_hash, model_version, media, due_at, pending_outputs)
  VALUES (id(3), id(1), id(2), 'm', 1, 'paid', 'done', '{}', '[]', '0', '1', '{}', NULL, NULL),
    (id(4), id(1), id(2), 'm', 2, 'paid', 'saving', '{}', '[]', '0', '1', '{}', now(), '[
      {"kind": "video", "role": "result", "from": {"url": "a"}}, {"kind": "video", "role": "further", "from": {"url": "b"}},
      {"kind": "image", "role": "last-frame", "from": {"url": "x"}}]');
  INSERT INTO attempt (id, generation_id, provider_id, state) VALUES (id(5), id(3), 'p', 'answered'), (id(6), id(4), 'p', 'answered');
  INSERT INTO blob (id, member_id, sha256, size_bytes, format) VALUES (id(7), id(1), 'a', 1, 'mp4');
  INSERT INTO asset (id, member_id, blob_id, name, kind, generation_id, output_role, deleted_at)
  SELECT id(number), id(1), id(7), name, kind, id(3), role, gone FROM (VALUES
    (10, 'one', 'video', 'result', NULL), (11, 'two', 'video', 'further', NULL),
    (12, 'frame', 'image', 'last-frame', NULL), (13, 'three', 'video', 'further', now())) AS files (number, name, kind, role, gone);
`.replaceAll(
  /\bid\((\w+)\)/g,
  (_call, number: string) => `('01900000-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`,
);

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
    expect(await wordsOf(url, "attempt_state_check")).toEqual([...attemptStates]);
    expect(await wordsOf(url, "asset_kind_check")).toEqual([...kinds]);
    expect(await wordsOf(url, "conversion_state_check")).toEqual([...conversionStates]);
    expect(await wordsOf(url, "gallery_layout_check")).toEqual([...galleryLayouts]);
  });

  test("run once: a second time changes nothing", async () => {
    const url = await createDatabase({ isEmpty: true });
    expect(await migrate(url)).not.toEqual([]);
    expect(await migrate(url)).toEqual([]);
  });

  test("make further films of an answer results of their own, those that are still to be saved too", async () => {
    const url = await createDatabase({ isEmpty: true });
    const folder = mkdtempSync(join(tmpdir(), "triptych-migrations-"));
    const before = readdirSync(migrations).filter((name) => name < "0016");
    for (const name of before) cpSync(join(migrations, name), join(folder, name), { recursive: true });
    await migrate(url, folder);
    await query(url, olderOutputs);
    cpSync(join(migrations, "0016_results"), join(folder, "0016_results"), { recursive: true });
    await migrate(url, folder);
    rmSync(folder, { recursive: true });
    const rows = await query(
      url,
      `select g.status, g.output, g.answer_place as place, g.pending_outputs #>> '{0,from,url}' as url,
        g.deleted_at is not null as deleted, (select string_agg(a.output_role || ' ' || a.name, ', ' order by a.id)
          from asset a where a.generation_id = g.id) as files
       from generation g left join generation paid on paid.id = g.output_of_id order by COALESCE(paid.id, g.id), g.output`,
    );
    const done = { status: "done", url: null, deleted: false };
    const saving = { status: "saving", deleted: false, files: null };
    expect(rows).toEqual([
      { ...done, output: 1, place: 1, files: "result one, last-frame frame" },
      { ...done, output: 2, place: 2, files: "result two" },
      { ...done, output: 3, place: 3, files: "result three", deleted: true },
      { ...saving, output: 1, place: 1, url: "a" },
      { ...saving, output: 2, place: 2, url: "b" },
    ]);
    const [left] = await query(
      url,
      "select pending_outputs from generation where status = 'saving' and output = 1",
    );
    expect(left?.pending_outputs).toEqual([
      { kind: "video", role: "result", from: { url: "a" } },
      { kind: "image", role: "last-frame", from: { url: "x" } },
    ]);
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
