import { expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { loggedMax } from "#lib/domain/generation/run-view.ts";
import { findRun } from "./runs.ts";

testDatabase();

test("a generation tells of its own requests: when each left and ended, what became of it and what it has cost", async () => {
  const member = await storeMember();
  const { id, runId, attemptId } = await storeGeneration(member, { status: "running" });
  const log = async () => (await findRun(member, runId))!.generations[0]!.log;
  const at = new Date("2026-11-29T10:00:00.120Z");
  await database().attempt.update({
    where: { id: attemptId },
    data: {
      createdAt: at,
      endedAt: at,
      state: "vanished",
      failure: { kind: "unreachable", detail: "", charged: "unknown" },
    },
  });
  const later = new Date("2026-11-29T10:05:00Z");
  const again = { id: createId<string>(), generationId: id, providerId: "oxen", createdAt: later };
  await database().attempt.create({
    data: { ...again, state: "accepted", costMicro: 700_000, costCurrency: "USD" },
  });
  const moment = at.toISOString();
  expect(await log()).toEqual([
    { at: moment, endedAt: moment, state: "vanished", failure: "unreachable", cost: null },
    {
      ...{ at: later.toISOString(), endedAt: null, state: "accepted", failure: null },
      cost: { micro: 700_000, currency: "USD" },
    },
  ]);

  await database().attempt.createMany({
    data: Array.from({ length: loggedMax }, (_, place) => ({
      ...again,
      id: createId<string>(),
      createdAt: new Date(later.getTime() + 1000 * (place + 1)),
      state: "released",
    })),
  });
  const last = await log();
  expect(last).toHaveLength(loggedMax);
  expect(last.map((entry) => entry.at)).toEqual(last.map((entry) => entry.at).toSorted());
  expect(new Set(last.map(({ state }) => state))).toEqual(new Set(["released"]));
});
