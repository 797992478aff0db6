import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { migrationNames, ownMigrations } from "#lib/data/database-version.ts";
import { migrate } from "#lib/data/migrate.ts";
import { createDatabase } from "#lib/data/testing/test-database.ts";
import { doubtQueued } from "./doubt-queued.ts";

test("what was queued becomes unconfirmed in a database of the very first version, and nothing else moves", async () => {
  const url = await createDatabase({ isEmpty: true });
  const first = mkdtempSync(join(tmpdir(), "triptych-first-"));
  const [name] = migrationNames(ownMigrations);
  cpSync(join(ownMigrations, name!), join(first, name!), { recursive: true });
  expect(await doubtQueued(url)).toBe(0);
  await migrate(url, first);
  rmSync(first, { recursive: true });
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    with ada as (insert into member (id, name, email, updated_at) values (gen_random_uuid(), 'Ada', 'ada', now()) returning id),
      one as (insert into run (id, member_id, client_key, snapshot) select gen_random_uuid(), id, gen_random_uuid(), '{}' from ada returning id, member_id)
    insert into generation (id, member_id, run_id, model_id, variation, billing, status, request, issues, compiled_hash, model_version, media)
    select gen_random_uuid(), member_id, one.id, 'oxen/' || status, row_number() over (), billing, status, '{}', '[]', '', '1', '{}'
    from one, (values ('queued', 'paid'), ('queued', 'free'), ('submitting', 'paid'), ('running', 'paid'), ('saving', 'paid'), ('failed', 'paid')) as given (status, billing)`);
  await client.query(
    `insert into attempt (id, generation_id, provider_id, state, created_at)
     select gen_random_uuid(), id, 'oxen', 'released', now() + interval '1 minute' from generation where status = 'queued' and billing = 'paid'`,
  );

  expect(await doubtQueued(url)).toBe(1);
  const { rows } = await client.query(
    "select split_part(model_id, '/', 2) as was, billing, status, due_at is null as rests from generation order by variation",
  );
  expect(rows).toEqual([
    { was: "queued", billing: "paid", status: "unconfirmed", rests: true },
    { was: "queued", billing: "free", status: "queued", rests: false },
    ...["submitting", "running", "saving", "failed"].map((status) => ({
      ...{ was: status, billing: "paid", status, rests: false },
    })),
  ]);
  const { rows: attempts } = await client.query(
    "select state, provider_id from attempt order by created_at desc",
  );
  expect(attempts).toEqual([
    { state: "vanished", provider_id: "oxen" },
    { state: "released", provider_id: "oxen" },
  ]);
  expect(await doubtQueued(url)).toBe(0);
  await client.end();
});
