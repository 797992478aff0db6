import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { database } from "#lib/data/database.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { type Engine, generate, hasten, oxen, prepareEngine, until } from "./testing/engine.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

testDatabase();
let engine: Engine;

beforeAll(async () => {
  engine = await prepareEngine();
});
afterAll(() => engine.close());

test("a worker that is asked to stop lets a request in flight end first", async () => {
  const member = await storeMember();
  const worker = spawnWorker();
  const { simulator } = engine;
  const { ledger } = simulator;
  simulator.control({ runMs: 0, faults: [{ on: "submit", kind: "late", delayMs: 3000 }] });
  const before = ledger.jobs.length;
  const runId = await generate(member, words("a kite on deployment day"), [oxen]);
  await expect.poll(() => ledger.jobs.length, { timeout: 60_000 }).toBe(before + 1);
  expect(await worker.stop()).toBe(0);
  await hasten();
  const next = await engine.start();
  expect((await until(runId, "done", "unconfirmed", "failed")).status).toBe("done");
  expect(ledger.jobs).toHaveLength(before + 1);
  await next.stop();
});

test("a worker that reads a file without an end stops all the same, and leaves it to the next one", async () => {
  const member = await storeMember();
  const sha256 = "5".repeat(64);
  const place = blobPath(readConfig().dataDir, member.id, sha256);
  await mkdir(dirname(place), { recursive: true });
  execFileSync("mkfifo", [place]); // who opens it to read waits for somebody who writes
  await registerUpload(member, {
    name: "endless.png",
    format: "png",
    sizeBytes: 9,
    sha256,
    location: "disk",
  });
  const worker = spawnWorker(0, ["measure"]);
  const isRead = () =>
    database().$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'measure' AND state = 'active'`;
  await expect.poll(isRead, { timeout: 60_000 }).toHaveLength(1);
  expect(await worker.stop()).toBe(0);
  // Whoever waits there reads an end now, and whoever comes later finds nothing: no process is left over.
  const end = openSync(place, constants.O_RDWR);
  rmSync(place);
  closeSync(end);
});
