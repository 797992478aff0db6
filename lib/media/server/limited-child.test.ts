import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLimitedChild } from "./limited-child.ts";
import { createLimitedPool } from "./limited-pool.ts";

const limits = { processorSeconds: 60, memoryBytes: 2_000_000_000, fileBytes: 1_000_000 };
let folder: string;
let entry: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "child-"));
  entry = join(folder, "child.mjs");
  await writeFile(
    entry,
    `import { createInterface } from "node:readline";
    for await (const line of createInterface({ input: process.stdin })) {
      const job = JSON.parse(line);
      if (job === "spin") for (;;);
      if (job === "tell") {
        for (const progress of [0, 0.5, 1]) console.log(JSON.stringify({ progress }));
        console.log('{"progress":7}');
        continue;
      }
      if (job === "wait") await new Promise(() => setInterval(() => {}, 1000));
      await new Promise((resolve) => setTimeout(resolve, job));
      console.log(JSON.stringify(job));
    }`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

test("a job that is kept waiting goes on beyond its deadline: only what it works itself is counted", async () => {
  const child = await startLimitedChild(entry, limits);
  expect(await child.run(3500, 2000)).toEqual({ ended: "answered", answer: 3500 });
  child.end();
});

test("a job that works for longer than its deadline is ended, and one that never comes to an end too", async () => {
  const spinning = await startLimitedChild(entry, limits);
  expect(await spinning.run("spin", 500)).toEqual({ ended: "late" });
  const waiting = await startLimitedChild(entry, limits);
  expect(await waiting.run("wait", 500)).toEqual({ ended: "late" });
  expect([spinning.isAlive(), waiting.isAlive()]).toEqual([false, false]);
});

test("jobs without an end hold up no other, however many they are", async () => {
  const pool = createLimitedPool({ entry, size: 2, limits, jobsPerChild: 9, idleMs: 100, patienceMs: 300 });
  const control = new AbortController();
  const endless = Array.from({ length: 5 }, () => pool.run("wait", 60_000, control.signal));
  expect(await Promise.all([1, 2, 3].map((ms) => pool.run(ms, 20_000)))).toEqual(
    [1, 2, 3].map((answer) => ({ ended: "answered", answer })),
  );
  control.abort();
  expect(await Promise.all(endless)).toEqual(endless.map(() => ({ ended: "stopped" })));
});

test("a child says how far it is before it answers, and an odd share is its answer", async () => {
  const child = await startLimitedChild(entry, limits);
  const shares: number[] = [];
  const end = await child.run("tell", 20_000, undefined, (share) => shares.push(share));
  expect([shares, end]).toEqual([[0, 0.5, 1], { ended: "answered", answer: { progress: 7 } }]);
  expect(await child.run(1, 20_000)).toEqual({ ended: "answered", answer: 1 });
  child.end();
});
