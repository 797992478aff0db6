import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember, type StoredGeneration } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { type Failure, wordsNotKept } from "#lib/domain/generation/failure.ts";
import { expire, lose, refuse } from "./ends.ts";
import { snooze } from "./looks.ts";
import { vanish } from "./money.ts";
import { release } from "./starts.ts";

testDatabase();
const worker = mintWorker();
type Write = (
  fence: { generationId: StoredGeneration["id"]; version: number },
  failure: Failure,
) => Promise<unknown>;

const writes: [what: string, from: Status, to: Status, write: Write][] = [
  ["a refused request", "submitting", "failed", (fence, failure) => refuse(worker, fence, failure)],
  ["a failed poll", "running", "failed", (fence, failure) => refuse(worker, fence, failure)],
  ["a deadline", "running", "failed", (fence, failure) => expire(worker, fence, failure)],
  ["a lost result", "saving", "failed", (fence, failure) => lose(worker, fence, failure)],
  ["a request put back", "submitting", "queued", (fence, failure) => release(worker, fence, failure, 1000)],
  [
    "a request that nobody knows of",
    "submitting",
    "unconfirmed",
    (fence, failure) => vanish(worker, { ...fence, billing: "paid" }, failure),
  ],
  [
    "a poll put off",
    "running",
    "running",
    (fence, failure) => snooze(worker, fence, { queue: "poll", waitMs: 1000, failure }),
  ],
];

/** No provider's words come in like this: whatever forgets to make them plain loses the words, and not the outcome. */
test.each(writes)("%s is written whatever words came with it", async (_what, from, to, write) => {
  for (const detail of ["No credit\u0000", "No credit \ud83d"]) {
    const stored = await storeGeneration(await storeMember(), { status: from });
    const failure = { kind: "balance", detail, charged: "no", httpStatus: 402 } as const;
    await write({ generationId: stored.id, version: stored.version }, failure);
    const row = await database().generation.findUniqueOrThrow({ where: { id: stored.id } });
    expect(row).toMatchObject({ status: to, failure: { ...failure, detail: wordsNotKept } });
  }
});
