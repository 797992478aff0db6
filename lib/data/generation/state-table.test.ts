import { describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { seedGeneration, seedMember, type SeededGeneration } from "#lib/data/testing/seed.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { type GenerationEvent, nextStatus, statuses } from "#lib/domain/generation/generation.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { abandon, lookAgain, resend, retry } from "./member-events.ts";
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
const fence = ({ id, version }: SeededGeneration) => ({ generationId: id, version });
const storedResult = {
  name: "kite.mp4",
  kind: "video",
  role: "result",
  format: "mp4",
  sizeBytes: 4,
  sha256: "a".repeat(64),
  location: "disk",
} as const;

/** Each event as the rest of the studio calls it; everything it moves gives something, everything else null. */
const events: Record<
  GenerationEvent,
  (member: Member, seeded: SeededGeneration, billing: Billing) => Promise<unknown>
> = {
  claim: (member, seeded) =>
    claim(worker, fence(seeded), {
      memberId: member.id,
      providerId: "oxen",
      providerKeyId: null,
      leaseMs: 8000,
    }),
  accept: (_member, seeded) => accept(worker, seeded.attemptId, `late-${seeded.id}`, followUp),
  answer: (_member, seeded) => answer(worker, seeded.attemptId, { outputs: [...outputs] }),
  refuse: (_member, seeded) => refuse(worker, fence(seeded), failure),
  release: (_member, seeded) => release(worker, fence(seeded), failure, 1000),
  vanish: (_member, seeded, billing) => vanish(worker, { ...fence(seeded), billing }, failure),
  adopt: (member, seeded) => adopt(member, seeded.id, `adopted-${seeded.id}`, followUp),
  resend: (member, seeded) => resend(member, seeded.id),
  abandon: (member, seeded) => abandon(member, seeded.id),
  finish: (_member, seeded) => finish(worker, fence(seeded), { outputs: [...outputs] }),
  cancel: (_member, seeded) => cancel(worker, fence(seeded)),
  expire: (_member, seeded) => expire(worker, fence(seeded), failure),
  store: (_member, seeded) => store(worker, fence(seeded), [storedResult]),
  relink: (_member, seeded) => relink(worker, fence(seeded), 0),
  lose: (_member, seeded) => lose(worker, fence(seeded), failure),
  retry: (member, seeded) => retry(member, seeded.id),
  lookAgain: (member, seeded) => lookAgain(member, seeded.id, 60_000),
};

/** What an attempt has told cannot be told by it again, whatever the status: those rows of the table are for vanished ones. */
const toldOnce: readonly GenerationEvent[] = ["accept", "answer"];

describe.each(["paid", "free"] as const)("a %s generation", (billing) => {
  for (const status of statuses) {
    for (const event of Object.keys(events) as GenerationEvent[]) {
      const to = nextStatus(status, event, billing);
      if (!to && toldOnce.includes(event)) continue;
      test(`${status}: ${event} ${to ? `leads to ${to}` : "changes nothing"}`, async () => {
        const member = await seedMember();
        const seeded = await seedGeneration(member, { status, billing });
        const answered = await events[event](member, seeded, billing);
        const row = await database().generation.findUniqueOrThrow({ where: { id: seeded.id } });
        expect(row.status).toBe(to ?? status);
        expect(row.version).toBe(to ? 2 : 1);
        expect(answered === null).toBe(to === null);
      });
    }
  }
});

test("of two who looked at the same version, one moves it", async () => {
  const member = await seedMember();
  const seeded = await seedGeneration(member, { status: "running" });
  const both = await Promise.all([
    finish(worker, fence(seeded), { outputs: [...outputs] }),
    refuse(worker, fence(seeded), failure),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
});

test("an event and its job are written together", async () => {
  const member = await seedMember();
  const seeded = await seedGeneration(member, { status: "running" });
  await finish(worker, fence(seeded), { outputs: [...outputs] });
  const jobs = await database().$queryRaw<{ name: string; data: unknown }[]>`
    SELECT name, data FROM pgboss.job WHERE singleton_key = ${seeded.id}`;
  expect(jobs).toEqual([{ name: "save", data: { generationId: seeded.id } }]);
});
