import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmbeddedPostgres } from "./embedded.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "triptych-postgres-"));
  chmodSync(dataDir, 0o711); // for root: the server's user must get through
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = (onRestart?: () => void) =>
  startEmbeddedPostgres({
    dataDir,
    logFile: join(dataDir, "postgres.log"),
    settings: { fsync: "off" },
    onRestart,
  });

async function ask(url: string, query: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(query)).rows[0] as object)[0];
  } finally {
    await client.end();
  }
}

const pidOf = () =>
  Number(readFileSync(join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);

describe("the embedded database", () => {
  test("counts characters in any script without a locale, and keeps its password to us", async () => {
    const postgres = await start();
    expect(await ask(postgres.url, "select length('一只猫')")).toBe(3);
    expect(await ask(postgres.url, "select upper('é')")).toBe("É");
    await postgres.stop();
    expect(statSync(join(dataDir, "postgres-password")).mode & 0o777).toBe(0o600);
  });

  test("is started again at the same address when it ends by itself", async () => {
    const restarted = Promise.withResolvers<void>();
    const postgres = await start(restarted.resolve);
    process.kill(pidOf(), "SIGKILL");
    await restarted.promise;
    await expect.poll(() => ask(postgres.url, "select 1").catch(() => null), { timeout: 20_000 }).toBe(1);
    await postgres.stop();
  });

  test("is taken over from a launcher that was killed, with what it held", async () => {
    const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("embedded.ts", import.meta.url).href)});
      const dataDir = ${JSON.stringify(dataDir)};
      await startEmbeddedPostgres({ dataDir, logFile: dataDir + "/postgres.log" });
      process.kill(process.pid, "SIGKILL");`;
    const killed = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const [output] = await Promise.all([text(killed.stderr), once(killed, "close")]);
    expect(output).toBe("");
    const pid = pidOf();
    const postgres = await start();
    expect(postgres.wasRunning).toBe(true);
    expect(pidOf()).toBe(pid);
    await postgres.stop();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });
});
