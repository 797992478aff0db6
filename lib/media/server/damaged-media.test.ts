import { expect, inject, test } from "vitest";
import { unreadableReasons } from "#lib/domain/media/unreadable.ts";
import { lastResort } from "./limited-child.ts";
import { readDamaged } from "./testing/read-damaged.ts";

const fileCount = inject("isThorough") ? 200 : 60;
const deadlineMs = 2000;

test(
  "damaged files are each read or refused within the deadline, and nothing else happens",
  { timeout: 300_000 },
  async () => {
    const { answers, slowestMs } = await readDamaged(fileCount, deadlineMs);
    expect(answers).toHaveLength(fileCount);
    expect(["read", ...unreadableReasons]).toEqual(expect.arrayContaining([...new Set(answers)]));
    expect(answers).toContain("damaged");
    // The third of three waits for its turn behind one that may need its whole deadline, in a child that must start. Deadlines are of
    // processor time: on a machine that does much else they last longer by the clock.
    expect(slowestMs).toBeLessThan(2 * lastResort * deadlineMs + 4000);
  },
);
