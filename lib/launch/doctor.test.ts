import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "#lib/data/migrate.ts";
import { createDatabase } from "#lib/data/testing/test-database.ts";
import { childEnvironment } from "./environment.ts";
import { lockFolder } from "./lock.ts";
import { startEmbeddedPostgres } from "./postgres/embedded.ts";
import { clusterOf } from "./postgres/placement.ts";

const script = fileURLToPath(new URL("doctor.ts", import.meta.url));
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "triptych-consulted-"));
  chmodSync(dataDir, 0o711); // for root: the server's user must get through
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function consult(
  environment: Record<string, string>,
  ...given: string[]
): Promise<{ code: number | null; printed: string; refused: string }> {
  const child = spawn(process.execPath, [script, ...given], {
    env: childEnvironment({ DATA_DIR: dataDir, ...environment }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [printed, refused, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, printed, refused: refused.trim() };
}

async function change(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe("a doctor who cannot look says so in one sentence and ends with 1", () => {
  test("where there is no data folder, and no database in it", async () => {
    const none = join(dataDir, "none");
    expect(await consult({ DATA_DIR: none })).toEqual({
      code: 1,
      printed: "",
      refused: `There is no data folder ${none}: set DATA_DIR, or start a studio first.`,
    });
    expect(existsSync(none)).toBe(false);
    const { refused } = await consult({});
    expect(refused).toBe(`There is no database in ${dataDir} yet: npm start makes it.`);
  });

  test("where another process has the folder and no database answers", async () => {
    const cluster = clusterOf(dataDir);
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, "PG_VERSION"), "18\n");
    const lock = await lockFolder(dataDir);
    const { code, refused } = await consult({});
    lock.release();
    expect({ code, refused }).toEqual({
      code: 1,
      refused: `The folder ${dataDir} is in use by another process whose database does not answer: it is starting or ending; try again in a moment.`,
    });
  });

  test("where the database is of a newer or of an older studio", async () => {
    const DATABASE_URL = await createDatabase();
    await change(DATABASE_URL, "update pgboss.version set version = 9999");
    expect(await consult({ DATABASE_URL })).toEqual({
      code: 1,
      printed: "",
      refused:
        "The database was written by a newer studio (it knows queues of version 9999): start that one.",
    });
    await change(
      DATABASE_URL,
      "insert into _prisma_migrations (id, checksum, migration_name) values ('1', '', E'\\x1b]0;planted\\x07')",
    );
    expect((await consult({ DATABASE_URL })).refused).toContain("(it knows ]0;planted)");
    await change(
      DATABASE_URL,
      "delete from _prisma_migrations where id = '1'; update pgboss.version set version = 1",
    );
    const { code, refused } = await consult({ DATABASE_URL });
    expect(code).toBe(1);
    expect(refused).toMatch(
      /^The database is of an older studio \(it does not know queues-\d+\): npm start brings it to this version\.$/,
    );
  });

  test("where it does not understand what is wanted", async () => {
    const { code, refused } = await consult({}, "--heal");
    expect({ code, refused }).toEqual({
      code: 1,
      refused: "Use: npm run doctor [-- --deep] [--repair] [--json]",
    });
  });
});

test("a doctor looks into a studio that runs, and into one that does not, and leaves both as they were", async () => {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    logFile: join(dataDir, "postgres.log"),
    settings: { fsync: "off" },
  });
  await migrate(postgres.url);
  const lock = await lockFolder(dataDir);
  const running = await consult({}, "--json");
  expect(running.refused).toBe("");
  expect(JSON.parse(running.printed)).toMatchObject({ isWell: true, studio: { dataDir, isRunning: true } });
  expect(running.code).toBe(0);
  await change(
    postgres.url,
    "insert into member (id, name, email, updated_at) values (gen_random_uuid(), '', '', now())",
  );
  await postgres.stop();
  lock.release();

  const stopped = await consult({});
  expect(stopped.printed.split("\n")[0]).toMatch(/^Triptych [^,]+, [^,]+, the studio is not running$/);
  expect(stopped.printed).toContain("  BROKEN  a studio with members has an owner: 1\n");
  expect(stopped.code).toBe(1);
  expect(existsSync(join(clusterOf(dataDir), "postmaster.pid"))).toBe(false);
  (await lockFolder(dataDir)).release();
});
