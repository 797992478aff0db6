import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase } from "#lib/data/testing/test-database.ts";
import { childEnvironment } from "./environment.ts";
import { freePort } from "./postgres/server.ts";
import { lockFolder } from "./lock.ts";

const startFile = fileURLToPath(new URL("start.ts", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "triptych-start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The real launcher, which is expected to refuse. */
async function refusal(
  environment: Record<string, string>,
): Promise<{ code: number | null; refused: string; printed: string }> {
  const child = spawn(process.execPath, [startFile], {
    env: childEnvironment({ PORT: String(await freePort()), ...environment }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [printed, refused, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, refused: refused.trim(), printed };
}

describe("a start that cannot succeed says so in one sentence, ends with 1 and touches nothing", () => {
  test("when the port is in use", async () => {
    const port = await freePort();
    const holder = createServer().listen(port, "127.0.0.1");
    await once(holder, "listening");
    const { code, refused } = await refusal({ DATA_DIR: join(folder, "data"), PORT: String(port) });
    holder.close();
    expect({ code, refused }).toEqual({
      code: 1,
      refused: `Port ${port} is in use by another program: end it, or set PORT to another one.`,
    });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("when the data folder cannot be written", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, refused } = await refusal({ DATA_DIR: join(folder, "file", "data") });
    expect(code).toBe(1);
    expect(refused).toBe(`The data folder ${folder}/file/data cannot be used: a part of its path is a file.`);
  });

  test.each([
    ["a file", "a file stands in its place"],
    [join("a file", "data"), "a part of its path is a file"],
    ["n".repeat(300), "its name is too long"],
    ["circle", "its links lead in a circle"],
    [join("circle", "data"), "its links lead in a circle"],
  ])("when the data folder %s can never be made", async (name, reason) => {
    writeFileSync(join(folder, "a file"), "");
    symlinkSync(join(folder, "circle"), join(folder, "circle"));
    const dataDir = join(folder, name);
    expect(await refusal({ DATA_DIR: dataDir })).toEqual({
      code: 1,
      refused: `The data folder ${dataDir} cannot be used: ${reason}.`,
      printed: "",
    });
  });

  test("when a file stands in the data folder in place of one of the studio's folders", async () => {
    writeFileSync(join(folder, "logs"), "");
    expect(await refusal({ DATA_DIR: folder })).toEqual({
      code: 1,
      refused: `The folder ${folder}/logs cannot be used: a file stands in its place.`,
      printed: "",
    });
    expect(readdirSync(folder)).toEqual(["logs"]);
  });

  test.each(["0", "65536", "99999", "-1", "3000.5", "http"])("when PORT is %s", async (PORT) => {
    expect(await refusal({ DATA_DIR: join(folder, "data"), PORT })).toEqual({
      code: 1,
      refused: "PORT cannot be used: must be a port from 1 to 65535.",
      printed: "",
    });
  });

  test("when another studio has the data folder", async () => {
    const dataDir = join(folder, "data");
    mkdirSync(dataDir);
    const lock = await lockFolder(dataDir);
    const { code, refused } = await refusal({ DATA_DIR: dataDir });
    lock.release();
    expect({ code, refused }).toEqual({
      code: 1,
      refused: `The folder ${dataDir} is in use by a studio that is running already.`,
    });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test("when the database refuses", async () => {
    const port = await freePort();
    const { code, refused } = await refusal({
      DATA_DIR: join(folder, "data"),
      DATABASE_URL: `postgresql://nobody:secret@127.0.0.1:${port}/none`,
    });
    expect(code).toBe(1);
    expect(refused).toMatch(/^The database of DATABASE_URL cannot be used: .*\.$/);
    expect(refused).not.toContain("secret");
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("when the database's address is none", async () => {
    const DATABASE_URL = "postgresql://studio:p/ss@localhost:5432/studio";
    const { code, refused } = await refusal({ DATA_DIR: join(folder, "data"), DATABASE_URL });
    expect(code).toBe(1);
    expect(refused).toMatch(/^DATABASE_URL cannot be used: it is no address such as [^\n]*$/);
    expect(refused).not.toContain("p/ss");
  });

  test("when a newer studio has written the database", async () => {
    const DATABASE_URL = await createDatabase();
    const client = new Client({ connectionString: DATABASE_URL });
    await client.connect();
    await client.query("update pgboss.version set version = 9999");
    await client.end();
    const { code, refused, printed } = await refusal({ DATA_DIR: join(folder, "data"), DATABASE_URL });
    expect({ code, refused, printed }).toEqual({
      code: 1,
      refused:
        "The database was written by a newer studio (it knows queues of version 9999): start that one.",
      printed: "",
    });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("when a setting cannot be used", async () => {
    const { code, refused } = await refusal({ DATA_DIR: join(folder, "data"), APP_URL: "studio" });
    expect(code).toBe(1);
    expect(refused).toMatch(/^APP_URL cannot be used: [^\n]*\.$/);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("when a newer studio has written the data folder", async () => {
    const dataDir = join(folder, "data");
    const cluster = join(dataDir, "postgres", "cluster");
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, "PG_VERSION"), "99\n");
    const { code, refused } = await refusal({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(refused).toBe(
      "The data folder was written by a newer studio (PostgreSQL 99; this one has 18): start that one.",
    );
    expect(readdirSync(dataDir)).toEqual(["postgres"]);
  });
});
