import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { abandon, lookAgain, resend, retry } from "./member-events.ts";
import { accept, adopt, answer } from "./money.ts";
import { refuse } from "./ends.ts";
import { beginLook } from "./looks.ts";
import { finish } from "./saves.ts";
import { claim } from "./starts.ts";

testDatabase();
const worker = mintWorker();
const followUp = { queue: "poll", lookAfterMs: 1000, deadlineMs: 60_000 } as const;
const outputs = [
  { kind: "video" as const, role: "result" as const, from: { url: "https://example.com/a.mp4" } },
];

const runOf = (runId: string) =>
  database().generation.findMany({
    where: { runId },
    include: { attempts: true },
    orderBy: { id: "asc" },
  });

test("the late answer of an unconfirmed attempt counts, and counts once", async () => {
  const { runId, attemptId } = await storeGeneration(await storeMember(), { status: "unconfirmed" });
  expect(await accept(worker, attemptId, "task-1", followUp)).toMatchObject({ status: "running" });
  expect(await accept(worker, attemptId, "task-1", followUp)).toBeNull();
  const [only, ...others] = await runOf(runId);
  expect(others).toEqual([]);
  expect(only?.attempts).toMatchObject([{ state: "accepted", operation: "task-1" }]);
});

test.each(["accept", "answer"] as const)(
  "after a resend, a late %s of the old attempt becomes a further generation: the second bill that it is",
  async (event) => {
    const member = await storeMember();
    const { id, runId, attemptId } = await storeGeneration(member, { status: "unconfirmed" });
    await resend(member, id);
    const late =
      event === "accept"
        ? await accept(worker, attemptId, `late-${id}`, followUp)
        : await answer(worker, attemptId, { outputs });
    const [first, second] = await runOf(runId);
    expect(first).toMatchObject({ id, status: "queued", attempts: [] });
    expect(second).toMatchObject({
      id: late?.id,
      variation: 2,
      status: event === "accept" ? "running" : "saving",
      attempts: [{ id: attemptId }],
    });
  },
);

test("after a resend that is on its way, both attempts end up with a generation each", async () => {
  const member = await storeMember();
  const { id, runId, attemptId } = await storeGeneration(member, { status: "unconfirmed" });
  const resent = await resend(member, id);
  const fence = { generationId: id, version: resent?.version ?? 0 };
  const share = { memberId: member.id, providerId: "oxen", providerKeyId: null, leaseMs: 8000 };
  const claimed = await claim(worker, fence, share);
  if (!claimed || "waitMs" in claimed) throw new Error("it was free");
  await accept(worker, attemptId, `old-${id}`, followUp);
  await accept(worker, claimed.attemptId, `new-${id}`, followUp);
  const rows = await runOf(runId);
  expect(rows.map(({ status, attempts }) => [status, attempts[0]?.operation])).toEqual([
    ["running", `new-${id}`],
    ["running", `old-${id}`],
  ]);
});

test("what was given up comes back when its answer does", async () => {
  const member = await storeMember();
  const { id, runId, attemptId } = await storeGeneration(member, { status: "unconfirmed" });
  await abandon(member, id);
  await answer(worker, attemptId, { outputs });
  expect(await runOf(runId)).toMatchObject([{ id, status: "saving", finishedAt: null, failure: null }]);
});

test("what was given up and tried again keeps both: the answer and the new try", async () => {
  const member = await storeMember();
  const { id, runId, attemptId } = await storeGeneration(member, { status: "unconfirmed" });
  await abandon(member, id);
  await retry(member, id);
  await accept(worker, attemptId, `late-${id}`, followUp);
  expect((await runOf(runId)).map(({ status }) => status)).toEqual(["queued", "running"]);
});

test("an adopted task is not news when its own answer comes late", async () => {
  const member = await storeMember();
  const { id, runId, attemptId } = await storeGeneration(member, { status: "unconfirmed" });
  await adopt(member, id, `task-${id}`, followUp);
  expect(await accept(worker, attemptId, `task-${id}`, followUp)).toBeNull();
  expect(await runOf(runId)).toHaveLength(1);
});

test("a task stands under one generation: it cannot be adopted twice", async () => {
  const member = await storeMember();
  const first = await storeGeneration(member, { status: "running", operation: "task-9" });
  const second = await storeGeneration(member, { status: "unconfirmed" });
  expect(first.id).not.toBe(second.id);
  expect(await adopt(member, second.id, "task-9", followUp)).toBe("taken");
  expect(await runOf(second.runId)).toMatchObject([{ status: "unconfirmed" }]);
});

test("someone else's generation looks like a missing one to every event of a person", async () => {
  const { id } = await storeGeneration(await storeMember(), { status: "unconfirmed" });
  const other = await storeMember();
  const attempts = [
    () => adopt(other, id, "x", followUp),
    () => resend(other, id),
    () => abandon(other, id),
    () => retry(other, id),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
});

test("only one of many workers takes a due generation in hand, and the one before can write no more", async () => {
  const { id, version } = await storeGeneration(await storeMember(), { status: "running" });
  const looks = await Promise.all(Array.from({ length: 8 }, () => beginLook(worker, id, 8000)));
  const taken = looks.filter((look) => look !== null);
  expect(taken).toHaveLength(1);
  expect(taken[0]?.version).toBe(version + 1);
});

test("one member never has more than four requests open at one provider", async () => {
  const member = await storeMember();
  const stored = await Promise.all(
    Array.from({ length: 8 }, () => storeGeneration(member, { status: "queued" })),
  );
  const share = { memberId: member.id, providerId: "oxen", providerKeyId: null, leaseMs: 8000 };
  const claims = await Promise.all(
    stored.map(({ id, version }) => claim(worker, { generationId: id, version }, share)),
  );
  expect(claims.filter((claimed) => claimed && "attemptId" in claimed)).toHaveLength(4);
});

test("nothing of this breaks an invariant", async () => {
  expect(await brokenInvariants(worker)).toEqual([]);
});

/** Sends a failed generation once more; gives the new attempt, and what fences it. */
async function sendAgain(member: Member, id: GenerationId) {
  const retried = await retry(member, id);
  const fence = { generationId: id, version: retried?.version ?? 0 };
  const share = { memberId: member.id, providerId: "oxen", providerKeyId: null, leaseMs: 8000 };
  const claimed = await claim(worker, fence, share);
  if (!claimed || !("generation" in claimed)) throw new Error("Nobody could take the retry.");
  return { attemptId: claimed.attemptId, fence: { generationId: id, version: claimed.generation.version } };
}

test.each([
  { refused: "at once", before: "refused", task: null },
  { refused: "after its own task was accepted", before: "accepted", task: "task-of-retry" },
] as const)(
  "a retry refused $refused leaves the task of the attempt before it to be looked at again, and billed",
  async ({ refused, before, task }) => {
    const member = await storeMember();
    const operation = `task-before-refusal-${refused}`;
    const stored = await storeGeneration(member, { status: "failed", attemptState: before, operation });
    const { id, runId, attemptId } = stored;
    const sent = await sendAgain(member, id);
    if (task) await accept(worker, sent.attemptId, task, { ...followUp, lookAfterMs: 0 });
    const taken = task ? await beginLook(worker, id, 8000) : null;
    if (task) expect(taken?.attempt).toMatchObject({ id: sent.attemptId, operation: task });
    const fence = taken ? { generationId: id, version: taken.version } : sent.fence;
    const noCredit = { kind: "balance", detail: "no credit", charged: "no" } as const;
    expect(await refuse(worker, fence, noCredit)).toMatchObject({ status: "failed" });
    const view = async () => (await findRun(member, runId))?.generations[0];
    expect(await view()).toMatchObject({ operation, attempts: 2 });
    expect(await lookAgain(member, id, 60_000)).toMatchObject({ status: "running" });
    const look = await beginLook(worker, id, 8000);
    expect(look?.attempt).toMatchObject({ id: attemptId, operation });
    const cost = { micro: 700_000, currency: "USD" };
    await finish(worker, { generationId: id, version: look?.version ?? 0 }, { outputs, cost });
    expect(await view()).toMatchObject({ status: "saving", cost, hasUnknownBill: false });
    const [first, second] =
      (await runOf(runId))[0]?.attempts.toSorted((one, other) => (one.id < other.id ? -1 : 1)) ?? [];
    expect([first?.state, second?.state]).toEqual(["answered", "refused"]);
    expect(await brokenInvariants(worker)).toEqual([]);
  },
);

test("a retry whose task is done is billed itself, though the task before it is known as well", async () => {
  const member = await storeMember();
  const expired = { status: "failed", attemptState: "accepted", operation: "task-given-up" } as const;
  const { id, runId, attemptId } = await storeGeneration(member, expired);
  const sent = await sendAgain(member, id);
  await accept(worker, sent.attemptId, "task-in-its-place", { ...followUp, lookAfterMs: 0 });
  const look = await beginLook(worker, id, 8000);
  const cost = { micro: 700_000, currency: "USD" };
  await finish(worker, { generationId: id, version: look?.version ?? 0 }, { outputs, cost });
  const attempts = (await runOf(runId))[0]?.attempts;
  expect(attempts?.find((one) => one.id === sent.attemptId)).toMatchObject({ costMicro: 700_000n });
  expect(attempts?.find((one) => one.id === attemptId)).toMatchObject({ costMicro: null });
});
