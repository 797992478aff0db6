import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
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

const start = (onRestart?: () => void, signal?: AbortSignal) =>
  startEmbeddedPostgres({
    dataDir,
    logFile: join(dataDir, "postgres.log"),
    settings: { fsync: "off" },
    onRestart,
    signal,
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

const postmasterFile = () => join(dataDir, "postgres/cluster/postmaster.pid");
const pidOf = () => Number(readFileSync(postmasterFile(), "utf8").split("\n")[0]);

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

  test("is not made to its end when the start is interrupted, and is made whole by the next one", async () => {
    const control = new AbortController();
    const starting = start(undefined, control.signal);
    await expect.poll(() => existsSync(join(dataDir, "postgres/cluster-unfinished"))).toBe(true);
    control.abort(new Error("interrupted"));
    await expect(starting).rejects.toThrow("interrupted");
    expect(readdirSync(join(dataDir, "postgres"))).toEqual([]);
    const postgres = await start();
    expect(await ask(postgres.url, "select 1")).toBe(1);
    await postgres.stop();
  });

  test("runs no more when the start is interrupted after it was made", async () => {
    await (await start()).stop();
    const control = new AbortController();
    const starting = start(undefined, control.signal);
    await expect.poll(() => existsSync(postmasterFile())).toBe(true);
    control.abort(new Error("interrupted"));
    await expect(starting).rejects.toThrow("interrupted");
    expect(existsSync(postmasterFile())).toBe(false);
  });

  test("ends by itself, once its clients have gone, when its launcher ends without a word to it", async () => {
    const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("embedded.ts", import.meta.url).href)});
      const dataDir = ${JSON.stringify(dataDir)};
      const { url } = await startEmbeddedPostgres({ dataDir, logFile: dataDir + "/postgres.log" });
      process.stdout.write(url);
      process.stdin.once("end", () => process.exit(130)).resume();`;
    const launcher = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    const [url] = (await once(launcher.stdout, "data")) as [Buffer];
    const client = new Client({ connectionString: url.toString() });
    await client.connect();
    launcher.stdin.end();
    await once(launcher, "close");
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    await expect.poll(() => existsSync(postmasterFile())).toBe(false);
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
