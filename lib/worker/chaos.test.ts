import { expect, inject, test } from "vitest";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { runChaos } from "./testing/chaos.ts";

testDatabase();

test("two workers that are killed again and again bill nothing twice and lose no result, at any provider", async () => {
  const { submissions, killForMs } = inject("isThorough")
    ? { submissions: 300, killForMs: 60_000 }
    : { submissions: 100, killForMs: 20_000 };
  // However slow the machine is, so many are killed while there is work.
  const report = await runChaos({ submissions, killForMs, killsAtLeast: 6 });
  expect(report).toMatchObject({ submissions, doubled: 0, strays: 0, lost: 0, wrong: [], broken: [] });
  // A bill without an id is done, or waits for its author: it is never gone.
  const { bills, done, unconfirmed } = report.byProvider.siraya;
  expect(done + unconfirmed).toBe(bills);
  expect(report.kills).toBeGreaterThan(5);
}, 600_000);
