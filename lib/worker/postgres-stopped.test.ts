import { expect, inject, test } from "vitest";
import { runOutages } from "./testing/outages.ts";

test("a PostgreSQL that is stopped for seconds ends no worker, and loses, doubles and confuses nothing", async () => {
  const outageMs = inject("isThorough") ? 15_000 : 6000; // longer than the answers take that are on their way
  expect(await runOutages({ rounds: 1, outageMs })).toMatchObject({
    submissions: 10,
    bills: 10,
    doubled: 0,
    lost: 0,
    // An answer that came while nobody could write it down is written afterwards: nobody has to look for it.
    neverBilled: 0,
    byProvider: { siraya: { bills: 1, done: 1 } },
    wrong: [],
    exits: 0,
    broken: [],
  });
}, 300_000);
