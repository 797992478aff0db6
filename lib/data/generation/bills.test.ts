import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { findScoreboard } from "#lib/data/feedback/find-scoreboard.ts";
import { findChosen } from "#lib/data/history/find-chosen.ts";
import { listHistory } from "#lib/data/history/list-history.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findUsage } from "#lib/data/member/usage.ts";
import { generationViews } from "#lib/data/run/run-views.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Money } from "#lib/domain/base/money.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import { lose, refuse } from "./ends.ts";
import { resend, retry } from "./member-events.ts";
import { accept, answer, vanish } from "./money.ts";
import type { Moved } from "./move.ts";
import { finish, relink } from "./saves.ts";
import { claim } from "./starts.ts";

testDatabase();
const worker = mintWorker();
const followUp = { queue: "poll", lookAfterMs: 1000, deadlineMs: 60_000 } as const;
const outputs = [
  { kind: "video" as const, role: "result" as const, from: { url: "https://example.com/a.mp4" } },
];
const usd = (micro: number): Money => ({ micro, currency: "USD" });
const failed = (charged: Failure["charged"]): Failure => ({ kind: "unavailable", detail: "", charged });

let member: Member;
/** The generation as it stands. */
let now: Moved;

/** A generation that a provider is working on, for the first time. */
async function begin(billing: "paid" | "free" = "paid"): Promise<void> {
  member = await storeMember();
  const stored = await storeGeneration(member, { status: "queued", billing });
  now = { ...stored, memberId: member.id, modelId: "oxen/some-model", status: "queued" };
  await send();
}
beforeEach(() => begin());

const fence = () => ({ generationId: now.id, version: now.version });
const went = (moved: Moved | null): void => {
  if (!moved) throw new Error("it had moved on");
  now = moved;
};

async function send(): Promise<void> {
  const { attemptId, generation } = await claimed();
  went(generation);
  went(await accept(worker, attemptId, `task-${attemptId}`, followUp));
}

async function claimed() {
  const share = { memberId: member.id, providerId: "oxen", providerKeyId: null, leaseMs: 8000 };
  const given = await claim(worker, fence(), share);
  if (!given || "waitMs" in given) throw new Error("it was free");
  return given;
}

/** The provider has it ready, at a cost that it tells or does not. */
const ready = async (cost?: Money) => went(await finish(worker, fence(), { outputs, ...(cost && { cost }) }));
const lost = async () => went(await lose(worker, fence(), failed("yes")));
const refused = async (charged: Failure["charged"]) => went(await refuse(worker, fence(), failed(charged)));
/** Its member asks once more, and the provider takes that. */
const again = async () => {
  went(await retry(member, now.id));
  await send();
};

const inRun = async () =>
  (await generationViews([now.runId])).get(now.runId)?.find(({ id }) => id === now.id);

async function bill() {
  const view = await inRun();
  return { cost: view?.cost, hasUnknownBill: view?.hasUnknownBill };
}

const inHistory = async (filter: HistoryFilter) =>
  (await listHistory(member, filter, { limit: 10 })).items.flatMap(({ results }) =>
    results.map(({ cost, hasUnknownBill }) => ({ cost, hasUnknownBill })),
  );

test("a retry keeps the first bill, and the cost is the sum of all: on cards, in sums, filters and zips", async () => {
  await ready(usd(1_000_000));
  await lost();
  await again();
  await ready(usd(500_000));
  const whole = { cost: usd(1_500_000), hasUnknownBill: false };
  expect(await bill()).toEqual(whole);
  expect(await inHistory({ costFrom: 1.5, costTo: 1.5 })).toEqual([whole]);
  expect(await inHistory({ costTo: 1.4 })).toEqual([]);
  expect(await findUsage(member)).toMatchObject({ costs: [whole.cost], unpriced: 0 });
  await database().verdict.create({ data: { generationId: now.id, memberId: member.id, choice: "keep" } });
  const [score] = await findScoreboard(member, { period: "all", references: "any" });
  expect(score).toMatchObject({ keptUnpriced: 0 });
  expect((await findChosen(member, [now.id]))[0]?.result).toMatchObject(whole);
});

test("the bill of a failed attempt shows while the next one is on its way, and what that costs is open", async () => {
  await ready(usd(1_000_000));
  await lost();
  await again();
  expect(await bill()).toEqual({ cost: usd(1_000_000), hasUnknownBill: true });
  expect(await findUsage(member)).toMatchObject({ costs: [usd(1_000_000)], unpriced: 0 });
});

test("an attempt that is told of twice is billed once", async () => {
  await ready(usd(1_000_000));
  went(await relink(worker, fence(), { trouble: { what: "gone" }, tries: 1 }, { waitMs: 0, leftMs: 1000 }));
  await ready(usd(1_000_000));
  expect(await bill()).toEqual({ cost: usd(1_000_000), hasUnknownBill: false });
});

test("an answer without a cost takes back none that was told", async () => {
  await ready(usd(1_000_000));
  went(await relink(worker, fence(), { trouble: { what: "gone" }, tries: 1 }, { waitMs: 0, leftMs: 1000 }));
  await ready();
  expect(await bill()).toEqual({ cost: usd(1_000_000), hasUnknownBill: false });
});

test.each(["unknown", "yes"] as const)(
  "after an attempt that was charged (%s) without an amount, the cost is at least what is known",
  async (charged) => {
    await refused(charged);
    expect(await bill()).toEqual({ cost: null, hasUnknownBill: true });
    await again();
    await ready(usd(500_000));
    const atLeast = { cost: usd(500_000), hasUnknownBill: true };
    expect(await bill()).toEqual(atLeast);
    expect(await inHistory({ costFrom: 0.5 })).toEqual([atLeast]);
    expect(await inHistory({ costTo: 0.5 })).toEqual([]);
    await lost();
    expect(await findUsage(member)).toMatchObject({ costs: [usd(500_000)], unpriced: 1 });
    expect((await findChosen(member, [now.id]))[0]?.result).toMatchObject(atLeast);
  },
);

test("an attempt that was refused for nothing adds nothing", async () => {
  await refused("no");
  expect(await bill()).toEqual({ cost: null, hasUnknownBill: false });
  await again();
  await ready(usd(500_000));
  expect(await bill()).toEqual({ cost: usd(500_000), hasUnknownBill: false });
});

test("a failure for nothing does not make an earlier bill unheard", async () => {
  await refused("unknown");
  await again();
  await refused("no");
  expect(await bill()).toEqual({ cost: null, hasUnknownBill: true });
});

test("bills in different currencies are never added up", async () => {
  await ready({ micro: 400_000, currency: "EUR" });
  await lost();
  await again();
  await ready(usd(500_000));
  expect(await bill()).toEqual({ cost: usd(500_000), hasUnknownBill: true });
});

test("a late answer after a resend is a bill of its own generation", async () => {
  await refused("no");
  went(await retry(member, now.id));
  const { attemptId, generation } = await claimed();
  went(generation);
  went(await vanish(worker, { ...fence(), billing: "paid" }, failed("unknown")));
  went(await resend(member, now.id));
  expect(await bill()).toEqual({ cost: null, hasUnknownBill: true });
  const own = now;
  went(await answer(worker, attemptId, { outputs, cost: usd(300_000) }));
  expect(await bill()).toEqual({ cost: usd(300_000), hasUnknownBill: false });
  now = own;
  expect(await bill()).toEqual({ cost: null, hasUnknownBill: false });
});

test("a free model has no bill, however often it is tried", async () => {
  await begin("free");
  await refused("unknown");
  await again();
  await ready();
  expect(await bill()).toEqual({ cost: null, hasUnknownBill: false });
  expect(await findUsage(member)).toMatchObject({ costs: [], unpriced: 0 });
});

test("each attempt keeps the estimate of its own press, which stands for its bill until that is known", async () => {
  const estimated = async () => (await inRun())?.estimate;
  await refused("no");
  expect(await estimated()).toBeNull();
  went(await retry(member, now.id, usd(600_000)));
  expect(await estimated()).toEqual(usd(600_000));
  await send();
  expect(await estimated()).toEqual(usd(600_000));
  await refused("yes");
  went(await retry(member, now.id, usd(700_000)));
  expect(await estimated()).toEqual(usd(1_300_000));
  await send();
  await ready(usd(650_000));
  expect(await inRun()).toMatchObject({
    cost: usd(650_000),
    hasUnknownBill: true,
    estimate: usd(600_000),
  });
  expect((await findChosen(member, [now.id]))[0]?.result).toMatchObject({ estimate: usd(600_000) });
});

test("of two unknown bills of which one was not estimated, there is no estimate", async () => {
  await refused("unknown");
  went(await retry(member, now.id, usd(600_000)));
  expect(await inRun()).toMatchObject({ hasUnknownBill: true, estimate: null });
  await send();
  await ready();
  expect(await inRun()).toMatchObject({ cost: null, hasUnknownBill: true, estimate: null });
});

test("a late answer after a resend keeps the estimate of its own attempt", async () => {
  await refused("no");
  went(await retry(member, now.id, usd(600_000)));
  const { attemptId, generation } = await claimed();
  went(generation);
  went(await vanish(worker, { ...fence(), billing: "paid" }, failed("unknown")));
  went(await resend(member, now.id, usd(700_000)));
  expect(await inRun()).toMatchObject({ estimate: usd(1_300_000) });
  const own = now;
  went(await answer(worker, attemptId, { outputs }));
  expect(await inRun()).toMatchObject({ estimate: usd(600_000) });
  now = own;
  expect(await inRun()).toMatchObject({ estimate: usd(700_000) });
});

test("costs from before attempts had bills become that of the latest attempt", async () => {
  await refused("unknown");
  await again();
  await ready(usd(500_000));
  await database().attempt.updateMany({ data: { costMicro: null, costCurrency: null } });
  const file = new URL("../../../prisma/migrations/0013_attempt_bills/migration.sql", import.meta.url);
  const [update] = /^UPDATE .*/ms.exec(readFileSync(file, "utf8")) ?? [];
  await database().$executeRawUnsafe(update!);
  expect(
    await database().attempt.findMany({
      where: { generationId: now.id },
      select: { state: true, costMicro: true },
      orderBy: { id: "asc" },
    }),
  ).toEqual([
    { state: "released", costMicro: null },
    { state: "refused", costMicro: null },
    { state: "answered", costMicro: 500_000n },
  ]);
  expect(await bill()).toEqual({ cost: usd(500_000), hasUnknownBill: true });
});

test("nothing of this breaks an invariant", async () => {
  expect(await brokenInvariants(worker)).toEqual([]);
});
