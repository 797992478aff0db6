import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readDatabaseVersion } from "#lib/data/database-version.ts";
import { createDatabase } from "#lib/data/testing/test-database.ts";
import { listCopies, listUnfinishedCopies } from "./database-copies.ts";
import { childEnvironment } from "./environment.ts";
import { lockFolder } from "./lock.ts";
import { openOwnDatabase, updateDatabaseOfOthers } from "./update-database.ts";

const ownMigrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const version = { version: "9.8.7", commit: "0123456789ab" };

let folder: string;
let dataDir: string;
let said: string[];
let older: string;
beforeAll(async () => {
  older = mkdtempSync(join(tmpdir(), "triptych-older-"));
  chmodSync(older, 0o711); // for root: the server's user must get through
  const postgres = await open(migrationsUntil("0010_sent", {}, older), { dataDir: older });
  await addMember(postgres.url, "Ada");
  await query(
    postgres.url,
    `with one as (insert into run (id, member_id, client_key, snapshot)
       select gen_random_uuid(), id, gen_random_uuid(), '{}' from member returning id, member_id)
     insert into generation (id, member_id, run_id, model_id, variation, billing, request, issues, compiled_hash, model_version, media)
     select gen_random_uuid(), member_id, id, 'oxen/seedance', 1, 'paid', '{}', '[]', '', '1', '{}' from one`,
  );
  await postgres.stop();
});
afterAll(() => rmSync(older, { recursive: true, force: true }));
/** Before each, a data folder as an older studio left it, with somebody in it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "triptych-update-"));
  chmodSync(folder, 0o711); // for root: the server's user must get through
  dataDir = join(folder, "data");
  cpSync(older, dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);
  chmodSync(join(dataDir, "postgres", "cluster"), 0o700); // a server starts on no other
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations of a studio that knows them up to one of ours, and perhaps others of its own. */
function migrationsUntil(last: string, others: Record<string, string> = {}, within = folder): string {
  const migrations = mkdtempSync(join(within, "migrations-"));
  for (const name of readdirSync(ownMigrations))
    if (/^\d/.test(name) && name <= last)
      cpSync(join(ownMigrations, name), join(migrations, name), { recursive: true });
  for (const [name, sql] of Object.entries(others)) {
    mkdirSync(join(migrations, name));
    writeFileSync(join(migrations, name, "migration.sql"), sql);
  }
  return migrations;
}

/** Whatever is said, but for how far a copy is, which depends on the machine. */
const say = (line: string) => {
  if (!/^Copying the database \(\d+ %\)\.$/.test(line)) said.push(line);
};

const open = (
  migrations: string,
  options: Partial<
    Pick<Parameters<typeof openOwnDatabase>[0], "dataDir" | "keepsCopy" | "settings" | "signal">
  > = {},
) =>
  openOwnDatabase({
    dataDir,
    logFile: join(options.dataDir ?? dataDir, "postgres.log"),
    settings: { fsync: "off" },
    version,
    migrations,
    keepsCopy: true,
    say,
    ...options,
  });

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const addMember = (url: string, name: string) =>
  query(
    url,
    `insert into member (id, name, email, updated_at) values (gen_random_uuid(), '${name}', '${name}@studio.example', now())`,
  );
const names = async (url: string) =>
  (await query(url, "select name from member order by name")).map(({ name }) => name);

const script = fileURLToPath(new URL("restore-database.ts", import.meta.url));
const restore = async (...given: string[]) =>
  (
    await promisify(execFile)(process.execPath, [script, ...given], {
      cwd: dirname(script),
      env: childEnvironment({ DATA_DIR: dataDir }),
    })
  ).stdout;

test("a backup of one's own that was put back is told so by a command, and sends nothing that was queued in it", async () => {
  expect(await restore("--own-backup")).toMatch(/^Queued in it, and perhaps sent and paid for since: 1\./);
  expect(await restore("--own-backup")).toBe("Nothing that costs money was queued in it.\n");
  const postgres = await open(migrationsUntil("0010_sent"));
  expect(await query(postgres.url, "select status from generation")).toEqual([{ status: "unconfirmed" }]);
  const lock = await lockFolder(dataDir);
  await expect(restore("--own-backup")).rejects.toThrow("is running: end it first");
  lock.release();
  await postgres.stop();
});

describe("an update of the embedded database", () => {
  test("keeps a copy before it changes data, and the way back that it prints leads to every row", async () => {
    const newer = await open(migrationsUntil("0011_derivative_versions"));
    expect(await names(newer.url)).toEqual(["Ada"]);
    await addMember(newer.url, "Ben");
    await newer.stop();
    const [copy, ...rest] = listCopies(dataDir);
    expect(rest).toEqual([]);
    expect(copy?.before).toBe("0011_derivative_versions");
    expect(said).toEqual([
      "This update changes data (0011_derivative_versions): copying the database first.",
      `The database as it was is kept in ${copy?.folder}`,
      `To go back, end the studio and run: npm run restore-database -- ${copy?.name} (its README.txt names the version that it belongs to)`,
    ]);
    for (const path of ["", copy!.name, `${copy!.name}/cluster`, `${copy!.name}/cluster/base`])
      expect(statSync(join(dataDir, "database-copies", path)).mode & 0o777).toBe(0o700);
    expect(statSync(join(copy!.cluster, "PG_VERSION")).mode & 0o777).toBe(0o600);
    const readme = readFileSync(join(copy!.folder, "README.txt"), "utf8");
    expect(readme).toContain("what Triptych 9.8.7 (0123456789ab) left; its last migration is 0010_sent");
    expect(readme).toContain(`npm run restore-database -- ${copy?.name}`);
    expect(readme).toContain("git checkout 0123456789ab");

    expect(await restore()).toContain(`  ${copy?.name}\n`);
    expect(await restore(copy!.name)).toContain(`The database is that of ${copy?.name} again.`);
    const back = await open(migrationsUntil("0010_sent"));
    expect(await names(back.url)).toEqual(["Ada"]);
    // What was queued in it may have been sent since: no worker may do that again.
    expect(await query(back.url, "select status from generation")).toEqual([{ status: "unconfirmed" }]);
    expect((await readDatabaseVersion(back.url)).migrations.at(-1)).toBe("0010_sent");
    await back.stop();

    expect(listCopies(dataDir).map(({ before }) => before)).toEqual(["going-back", copy?.before]);
  });

  test("that only adds to it keeps none", async () => {
    const newer = await open(migrationsUntil("0010_sent", { "0099_more": "CREATE TABLE more (id INT)" }));
    await newer.stop();
    expect(listCopies(dataDir)).toEqual([]);
    expect(said).toEqual([]);
  });

  test("that fails leaves it as it was, and says so", async () => {
    const failing = migrationsUntil("0011_derivative_versions", {
      "0098_louder": "UPDATE member SET name = upper(name); CREATE TABLE louder (id INT);",
      "0099_broken": "CREATE TABLE quieter (id INT); UPDATE nowhere SET id = 1;",
    });
    await expect(open(failing)).rejects.toThrow(
      /^The database could not be brought to this version and is as it was: .*nowhere/,
    );
    const again = await open(migrationsUntil("0010_sent"));
    expect(await names(again.url)).toEqual(["Ada"]);
    expect(await query(again.url, "select to_regclass('louder') as louder")).toEqual([{ louder: null }]);
    await again.stop();
  });

  test("that is interrupted ends at once and leaves it as it was", async () => {
    const slow = migrationsUntil("0011_derivative_versions", {
      "0099_slow": "CREATE TABLE slow (id INT); SELECT pg_sleep(600);",
    });
    const control = new AbortController();
    const settings = { fsync: "off", log_statement: "all" };
    const opening = open(slow, { keepsCopy: false, settings, signal: control.signal });
    await expect.poll(() => readFileSync(join(dataDir, "postgres.log"), "utf8")).toContain("pg_sleep");
    control.abort(new Error("interrupted"));
    await expect(opening).rejects.toThrow("interrupted");
    const again = await open(migrationsUntil("0010_sent"));
    expect(again.wasRunning).toBe(false);
    expect(await names(again.url)).toEqual(["Ada"]);
    expect(await query(again.url, "select to_regclass('slow') as slow")).toEqual([{ slow: null }]);
    await again.stop();
  });

  test("that is killed while it copies is begun again by the next start", async () => {
    const killed = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { keepCopy } = await import(${JSON.stringify(new URL("database-copies.ts", import.meta.url).href)});
         const readme = () => process.kill(process.pid, "SIGKILL");
         await keepCopy({ dataDir: process.argv[1], before: "0011_derivative_versions", readme, say() {} });`,
        dataDir,
      ],
      { env: childEnvironment(), stdio: "ignore" },
    );
    await once(killed, "close");
    expect([listCopies(dataDir).length, listUnfinishedCopies(dataDir).length]).toEqual([0, 1]);
    const newer = await open(migrationsUntil("0011_derivative_versions"));
    expect(await names(newer.url)).toEqual(["Ada"]);
    await newer.stop();
    expect([listCopies(dataDir).length, listUnfinishedCopies(dataDir).length]).toEqual([1, 0]);
  });

  test("goes on without a copy where somebody asks for that", async () => {
    const newer = await open(migrationsUntil("0011_derivative_versions"), { keepsCopy: false });
    await newer.stop();
    expect(said).toEqual([
      "This update changes data (0011_derivative_versions), and no copy of the database was kept.",
    ]);
    expect(listCopies(dataDir)).toEqual([]);
  });
});

test("an update of a database server of one's own says how to dump it, and goes on", async () => {
  const url = await createDatabase({ isEmpty: true });
  const options = { version, say };
  await updateDatabaseOfOthers(url, { ...options, migrations: migrationsUntil("0010_sent") });
  expect(said).toEqual([]);
  await updateDatabaseOfOthers(url, { ...options, migrations: migrationsUntil("0011_derivative_versions") });
  expect(said).toEqual([
    expect.stringMatching(
      /^This update changes data .* pg_dump --format=custom --file=triptych.dump "\$DATABASE_URL"$/,
    ),
  ]);
  expect((await readDatabaseVersion(url)).migrations.at(-1)).toBe("0011_derivative_versions");
});
