import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import {
  storeGeneration,
  storeMember,
  storedResult,
  type StoredGeneration,
} from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { expire, lose, refuse } from "./ends.ts";
import { beginLook } from "./looks.ts";
import { abandon, retry, tryLink } from "./member-events.ts";
import { accept, answer, vanish } from "./money.ts";
import { store } from "./saves.ts";
import { claim, release } from "./starts.ts";

testDatabase();
const worker = mintWorker();
const followUp = { queue: "poll", lookAfterMs: 1000, deadlineMs: 60_000 } as const;
const cost = { micro: 700_000, currency: "USD" };
const outputs = [
  { kind: "video" as const, role: "result" as const, from: { url: "https://example.com/paid.mp4" } },
];
const failure = (kind: Failure["kind"], charged: Failure["charged"]): Failure => ({
  kind,
  detail: "",
  charged,
});

const rowOf = ({ id }: StoredGeneration) =>
  database().generation.findUniqueOrThrow({
    where: { id },
    include: { attempts: { orderBy: { createdAt: "asc" } } },
  });
const fenceOf = async (stored: StoredGeneration) => ({
  generationId: stored.id,
  version: (await rowOf(stored)).version,
});
const viewOf = async (member: Member, { runId }: StoredGeneration) =>
  (await findRun(member, runId))?.generations[0];

/** One that was answered with a link, which could not be saved: no task is known. */
async function storeLost(member: Member): Promise<StoredGeneration> {
  const stored = await storeGeneration(member, { status: "unconfirmed" });
  await answer(worker, stored.attemptId, { outputs, cost });
  await lose(worker, await fenceOf(stored), failure("storage", "yes"));
  return stored;
}

/** Sends what waits to be sent; gives the new attempt. */
async function send(member: Member, stored: StoredGeneration): Promise<AttemptId> {
  const share = { memberId: member.id, providerId: "oxen", providerKeyId: null, leaseMs: 8000 };
  const claimed = await claim(worker, await fenceOf(stored), share);
  if (!claimed || "waitMs" in claimed) throw new Error("it was free");
  return claimed.attemptId;
}

/** Ways in which another attempt comes to nothing, or leaves no result. */
const ends: Record<
  string,
  (member: Member, stored: StoredGeneration, attemptId: AttemptId) => Promise<unknown>
> = {
  "is refused": async (_member, stored) => refuse(worker, await fenceOf(stored), failure("balance", "no")),
  "is released, and refused after that": async (member, stored) => {
    await release(worker, await fenceOf(stored), failure("unavailable", "no"), 0);
    await send(member, stored);
    await refuse(worker, await fenceOf(stored), failure("balance", "no"));
  },
  "is given up unconfirmed": async (member, stored) => {
    await vanish(worker, { ...(await fenceOf(stored)), billing: "paid" }, failure("unavailable", "unknown"));
    await abandon(member, stored.id);
  },
  "is refused after having worked": async (_member, stored, attemptId) => {
    await accept(worker, attemptId, `refused-${stored.id}`, followUp);
    await refuse(worker, await fenceOf(stored), failure("moderation", "no"));
  },
  "is not ready in time": async (_member, stored, attemptId) => {
    await accept(worker, attemptId, `late-${stored.id}`, followUp);
    await expire(worker, await fenceOf(stored), failure("expired", "unknown"));
  },
};

test.each(Object.keys(ends))(
  "when a retry %s, the link that was paid for before it can be tried again",
  async (how) => {
    const member = await storeMember();
    const stored = await storeLost(member);
    await retry(member, stored.id);
    const attemptId = await send(member, stored);
    await ends[how]?.(member, stored, attemptId);
    expect(await viewOf(member, stored)).toMatchObject({ status: "failed", hasLinks: true });
    const before = (await rowOf(stored)).attempts;

    expect(await tryLink(member, stored.id)).toMatchObject({ status: "saving" });
    const look = await beginLook(worker, stored.id, 8000);
    expect(look).toMatchObject({ pendingOutputs: outputs });
    await store(worker, { generationId: stored.id, version: look?.version ?? 0 }, [storedResult]);
    const after = await rowOf(stored);
    expect(after).toMatchObject({ status: "done", pendingOutputs: null });
    expect(after.attempts.map(({ state, costMicro }) => [state, costMicro])).toEqual(
      before.map(({ state, costMicro }) => [state, costMicro]),
    );
    expect(after.attempts[0]).toMatchObject({ id: stored.attemptId, state: "answered", costMicro: 700_000n });
    expect(await viewOf(member, stored)).toMatchObject({ cost, hasLinks: false });
    expect(await brokenInvariants(worker)).toEqual([]);
  },
);

test("a link counts as the first attempt's, whatever is refused after it", async () => {
  const member = await storeMember();
  const stored = await storeLost(member);
  for (const kind of ["balance", "unavailable"] as const) {
    await retry(member, stored.id);
    await send(member, stored);
    await refuse(worker, await fenceOf(stored), failure(kind, "no"));
  }
  await tryLink(member, stored.id);
  expect(await beginLook(worker, stored.id, 8000)).toMatchObject({ attempt: { id: stored.attemptId } });
  expect(await viewOf(member, stored)).toMatchObject({ cost, hasUnknownBill: false });
});

test("while a new attempt is at work, nothing has ended at its provider", async () => {
  const member = await storeMember();
  const stored = await storeLost(member);
  await retry(member, stored.id);
  expect(await viewOf(member, stored)).toMatchObject({ status: "queued", hasLinks: false });
  const attemptId = await send(member, stored);
  await accept(worker, attemptId, `at-work-${stored.id}`, followUp);
  expect(await viewOf(member, stored)).toMatchObject({ status: "running", hasLinks: false });
  expect(await rowOf(stored)).toMatchObject({ pendingOutputs: null });
  expect(await tryLink(member, stored.id)).toBeNull();
});

test("the link of the newer attempt is tried before that of an older one", async () => {
  const member = await storeMember();
  const stored = await storeLost(member);
  await retry(member, stored.id);
  const attemptId = await send(member, stored);
  const newer = [{ ...outputs[0]!, from: { url: "https://example.com/newer.mp4" } }];
  await answer(worker, attemptId, { outputs: newer });
  await lose(worker, await fenceOf(stored), failure("storage", "yes"));
  await tryLink(member, stored.id);
  expect(await rowOf(stored)).toMatchObject({ pendingOutputs: newer });
});

test("a link that is tried in vain, and again after another retry, stays with its own attempt", async () => {
  const member = await storeMember();
  const stored = await storeLost(member);
  await retry(member, stored.id);
  await ends["is not ready in time"]?.(member, stored, await send(member, stored));
  await tryLink(member, stored.id);
  await lose(worker, await fenceOf(stored), failure("storage", "yes"));
  await retry(member, stored.id);
  expect((await rowOf(stored)).attempts).toMatchObject([
    { state: "answered", keptOutputs: outputs },
    { state: "accepted", keptOutputs: null },
  ]);
});
