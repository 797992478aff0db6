import { beforeEach, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteGenerations } from "#lib/data/history/change-results.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { listSpend } from "./spend.ts";
import { findUsage, listUsage } from "./usage.ts";

testDatabase();
const usd = (micro: number): Money => ({ micro, currency: "USD" });
const eur = (micro: number): Money => ({ micro, currency: "EUR" });
const oxen = "oxen/some-model";
let member: Member;
beforeEach(async () => {
  member = await storeMember();
});

type Sent = {
  at: string;
  modelId?: string;
  cost?: Money;
  estimate?: Money;
  state?: string;
  charged?: "no" | "unknown" | "yes";
};

/** A result of a model, whose one attempt is as told. */
async function spend({ at, modelId = oxen, ...attempt }: Sent): Promise<GenerationId> {
  const { results } = await storeRun(member, [{ modelId }]);
  const { id } = results[0]!;
  await database().attempt.deleteMany({ where: { generationId: id } });
  await askAgain(id, { at, ...attempt });
  return id;
}

async function askAgain(generationId: GenerationId, { at, cost, estimate, state, charged }: Sent) {
  await database().attempt.create({
    data: {
      id: createId(),
      generationId,
      providerId: "oxen",
      state: state ?? "answered",
      createdAt: new Date(at),
      ...(charged && { failure: { kind: "unavailable", detail: "", charged } }),
      ...(cost && { costMicro: cost.micro, costCurrency: cost.currency }),
      ...(estimate && { estimateMicro: estimate.micro, estimateCurrency: estimate.currency }),
    },
  });
}

const line = (month: string, change: object, modelId = oxen) => ({
  ...{ month, modelId, requests: 1, billed: [], estimated: [], unknown: 0 },
  ...change,
});
const own = () => listSpend(member);

test("what left in a month counts there, in UTC, by model", async () => {
  await spend({ at: "2026-10-31T23:59:59.999Z", cost: usd(400_000) });
  await spend({ at: "2026-11-01T00:00:00Z", cost: usd(500_000) });
  await spend({ at: "2026-11-30T12:00:00Z", cost: usd(600_000) });
  await spend({ at: "2026-11-30T12:00:00Z", cost: usd(700_000), modelId: "siray/b" });
  expect(await own()).toEqual([
    line("2026-11", { requests: 2, billed: [usd(1_100_000)] }),
    line("2026-11", { billed: [usd(700_000)] }, "siray/b"),
    line("2026-10", { billed: [usd(400_000)] }),
  ]);
});

test("bills, estimates and what nobody knows stand apart, and a known bill wins", async () => {
  const at = "2026-11-05T10:00:00Z";
  await spend({ at, cost: usd(400_000), estimate: usd(900_000) });
  await spend({ at, cost: eur(300_000), estimate: usd(900_000) });
  await spend({ at, estimate: usd(600_000) });
  await spend({ at });
  expect(await own()).toEqual([
    line("2026-11", {
      requests: 4,
      billed: [eur(300_000), usd(400_000)],
      estimated: [usd(600_000)],
      unknown: 1,
    }),
  ]);
});

test("each attempt counts by its own time: a retry that was billed too counts twice, what was free of charge not at all", async () => {
  const id = await spend({ at: "2026-10-31T10:00:00Z", cost: usd(400_000) });
  await askAgain(id, { at: "2026-11-01T10:00:00Z", cost: usd(450_000) });
  await askAgain(id, { at: "2026-11-02T10:00:00Z", state: "refused", charged: "no", estimate: usd(500_000) });
  await askAgain(id, { at: "2026-11-03T10:00:00Z", state: "released", estimate: usd(500_000) });
  await askAgain(id, {
    at: "2026-11-04T10:00:00Z",
    state: "refused",
    charged: "unknown",
    estimate: usd(500_000),
  });
  await askAgain(id, { at: "2026-11-05T10:00:00Z", state: "vanished", estimate: usd(500_000) });
  expect(await own()).toEqual([
    line("2026-11", { requests: 3, billed: [usd(450_000)], estimated: [usd(1_000_000)] }),
    line("2026-10", { billed: [usd(400_000)] }),
  ]);
});

test("deleting a result changes nothing, a free model costs nothing, and one on its way is no unknown price", async () => {
  const id = await spend({ at: "2026-11-05T10:00:00Z", cost: usd(400_000) });
  const before = await own();
  expect(await deleteGenerations(member, [id])).toBeTruthy();
  expect(await own()).toEqual(before);
  await storeRun(member, [{ billing: "free" }]);
  expect(await own()).toEqual(before);
  const { results } = await storeRun(member, [{ modelId: "siray/b", status: "running" }]);
  const of = { generationId: results[0]!.id };
  const atSiray = async () => (await own()).find(({ modelId }) => modelId === "siray/b");
  expect(await atSiray()).toMatchObject({ requests: 1, estimated: [], unknown: 0 });
  await database().attempt.updateMany({
    where: of,
    data: { estimateMicro: 500_000, estimateCurrency: "USD" },
  });
  expect(await atSiray()).toMatchObject({ requests: 1, estimated: [usd(500_000)] });
});

test("nobody sees another's, but owners everybody's in the usage", async () => {
  await spend({ at: "2026-11-05T10:00:00Z", cost: usd(400_000), estimate: usd(1) });
  await spend({ at: "2026-10-05T10:00:00Z", estimate: usd(600_000) });
  const mine = await findUsage(member);
  const sums = { costs: [usd(400_000)], estimates: [usd(600_000)], unpriced: 0 };
  expect(mine).toMatchObject({ ...sums, spend: [{ month: "2026-11" }, { month: "2026-10" }] });
  const other = await storeMember();
  expect(await listSpend(other)).toEqual([]);
  expect(await listUsage(other)).toEqual([]);
  const all = await listUsage({ ...other, isOwner: true });
  expect(all.find(({ id }) => id === member.id)).toEqual(mine);
  expect(all.find(({ id }) => id === other.id)).toMatchObject({ costs: [], estimates: [], spend: [] });
});
