import { describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import {
  storeGeneration,
  storeMember,
  storedResult,
  type StoredGeneration,
} from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { type GenerationEvent, nextStatus, statuses } from "#lib/domain/generation/generation.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { abandon, lookAgain, resend, retry, stopWaiting, tryLink } from "./member-events.ts";
import { accept, adopt, answer, vanish } from "./money.ts";
import { cancel, expire, lose, refuse } from "./ends.ts";
import { claim, release } from "./starts.ts";
import { finish, relink, store } from "./saves.ts";

testDatabase();
const worker = mintWorker();
const failure: Failure = { kind: "unavailable", detail: "it is down", charged: "no" };
const followUp = { queue: "poll", lookAfterMs: 1000, deadlineMs: 60_000 } as const;
const outputs = [{ kind: "video", role: "result", from: { url: "https://example.com/a.mp4" } }] as const;

type Billing = "paid" | "free";
const fence = ({ id, version }: StoredGeneration) => ({ generationId: id, version });

/** Each event as the rest of the studio calls it; everything it moves gives something, everything else null. */
const events: Record<
  GenerationEvent,
  (member: Member, stored: StoredGeneration, billing: Billing) => Promise<unknown>
> = {
  claim: (member, stored) =>
    claim(worker, fence(stored), {
      memberId: member.id,
      providerId: "oxen",
      providerKeyId: null,
      leaseMs: 8000,
    }),
  accept: (_member, stored) => accept(worker, stored.attemptId, `late-${stored.id}`, followUp),
  answer: (_member, stored) => answer(worker, stored.attemptId, { outputs: [...outputs] }),
  refuse: (_member, stored) => refuse(worker, fence(stored), failure),
  release: (_member, stored) => release(worker, fence(stored), failure, 1000),
  vanish: (_member, stored, billing) => vanish(worker, { ...fence(stored), billing }, failure),
  adopt: (member, stored) => adopt(member, stored.id, `adopted-${stored.id}`, followUp),
  resend: (member, stored) => resend(member, stored.id),
  abandon: (member, stored) => abandon(member, stored.id),
  finish: (_member, stored) => finish(worker, fence(stored), { outputs: [...outputs] }),
  cancel: (_member, stored) => cancel(worker, fence(stored)),
  expire: (_member, stored) => expire(worker, fence(stored), failure),
  store: (_member, stored) => store(worker, fence(stored), [storedResult]),
  relink: (_member, stored) =>
    relink(worker, fence(stored), { trouble: { what: "gone" }, tries: 1 }, { waitMs: 0, leftMs: 1000 }),
  lose: (_member, stored) => lose(worker, fence(stored), failure),
  retry: (member, stored) => retry(member, stored.id),
  lookAgain: (member, stored) => lookAgain(member, stored.id, 60_000),
  stopWaiting: (member, stored) => stopWaiting(member, stored.id, { isBlockingCall: true }),
  tryLink: async (member, { id }) => {
    await database().generation.update({ where: { id }, data: { pendingOutputs: [...outputs] } });
    return tryLink(member, id);
  },
};

/** What an attempt has told cannot be told by it again, whatever the status: those rows of the table are for vanished ones. */
const toldOnce: readonly GenerationEvent[] = ["accept", "answer"];

describe.each(["paid", "free"] as const)("a %s generation", (billing) => {
  for (const status of statuses) {
    for (const event of Object.keys(events) as GenerationEvent[]) {
      const to = nextStatus(status, event, billing);
      if (!to && toldOnce.includes(event)) continue;
      test(`${status}: ${event} ${to ? `leads to ${to}` : "changes nothing"}`, async () => {
        const member = await storeMember();
        const stored = await storeGeneration(member, { status, billing });
        const answered = await events[event](member, stored, billing);
        const row = await database().generation.findUniqueOrThrow({ where: { id: stored.id } });
        expect(row.status).toBe(to ?? status);
        expect(row.version).toBe(to ? 2 : 1);
        expect(answered === null).toBe(to === null);
      });
    }
  }
});

test("of two who looked at the same version, one moves it", async () => {
  const member = await storeMember();
  const stored = await storeGeneration(member, { status: "running" });
  const both = await Promise.all([
    finish(worker, fence(stored), { outputs: [...outputs] }),
    refuse(worker, fence(stored), failure),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
});

test("an event and its job are written together", async () => {
  const member = await storeMember();
  const stored = await storeGeneration(member, { status: "running" });
  await finish(worker, fence(stored), { outputs: [...outputs] });
  const jobs = await database().$queryRaw<{ name: string; data: unknown }[]>`
    SELECT name, data FROM pgboss.job WHERE singleton_key = ${stored.id}`;
  expect(jobs).toEqual([{ name: "save", data: { generationId: stored.id } }]);
});
