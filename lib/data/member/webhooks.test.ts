import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { cancel } from "#lib/data/generation/ends.ts";
import { requestCancel, retry } from "#lib/data/generation/member-events.ts";
import { type StoredGeneration, storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  findDueEvent,
  findWebhook,
  recordTry,
  removeWebhook,
  saveWebhook,
  sendTestEvent,
} from "./webhooks.ts";

testDatabase();
process.env["APP_URL"] = "https://studio.example";

const worker = mintWorker();
const url = "https://hooks.example/triptych";
const save = (to: Member) => saveWebhook(to, { url, sealedSecret: Uint8Array.of(1) });

let member: Member;
beforeAll(async () => {
  member = await storeMember();
});
beforeEach(() => save(member));

/** A run of generations in these statuses. */
async function storeRunOf(...given: [Status, ...Status[]]): Promise<StoredGeneration[]> {
  const stored: StoredGeneration[] = [];
  for (const status of given) stored.push(await storeGeneration(member, { status }));
  const { runId } = stored[0]!; // at least one is given
  for (const [index, { id }] of stored.entries())
    await database().generation.update({ where: { id }, data: { runId, variation: index + 1 } });
  return stored.map((generation) => ({ ...generation, runId }));
}

const events = () => database().webhookEvent.findMany({ where: { memberId: member.id } });
const bodies = async () => (await events()).map(({ body }) => JSON.parse(body) as unknown);

describe("a run that ends", () => {
  test("is told of once, with how each of its results ended and nothing of its prompt", async () => {
    const [queued, , done] = await storeRunOf("queued", "failed", "done");
    await requestCancel(member, queued!.id);
    expect(await bodies()).toEqual([
      {
        id: (await events())[0]!.id,
        type: "run.ended",
        createdAt: expect.any(String),
        run: {
          id: queued!.runId,
          url: `https://studio.example/runs/${queued!.runId}`,
          generations: [
            expect.objectContaining({ id: queued!.id, status: "canceled", model: "oxen/some-model" }),
            expect.objectContaining({ status: "failed", variation: 2 }),
            expect.objectContaining({ id: done!.id, status: "done", output: 1 }),
          ],
        },
      },
    ]);
    expect(JSON.stringify(await bodies())).not.toContain("kite");
  });

  test.each(["queued", "submitting", "running", "saving", "unconfirmed"] as const)(
    "has not ended while one of its results is %s",
    async (status) => {
      const [queued] = await storeRunOf("queued", status);
      await requestCancel(member, queued!.id);
      expect(await events()).toEqual([]);
    },
  );

  test("is told of once where its last two end in the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      await save(member);
      const [one, other] = await storeRunOf("running", "running");
      await Promise.all(
        [one!, other!].map(({ id, version }) => cancel(worker, { generationId: id, version })),
      );
      expect(await events()).toHaveLength(1);
    }
  });

  test("is told of again where it was taken up again, as another event", async () => {
    const [queued, failed] = await storeRunOf("queued", "failed");
    await requestCancel(member, queued!.id);
    await retry(member, failed!.id);
    await requestCancel(member, failed!.id);
    const ids = (await events()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test("is told to nobody who has not asked for it", async () => {
    await removeWebhook(member);
    const [queued] = await storeRunOf("queued");
    await requestCancel(member, queued!.id);
    expect(await events()).toEqual([]);
  });
});

describe("a webhook", () => {
  test("shows how its latest event was answered, and when it is sent again", async () => {
    expect(await findWebhook(member)).toMatchObject({ url, last: null });
    await sendTestEvent(member);
    const { id } = (await events())[0]!; // it was just made
    expect(await findDueEvent(worker, id)).toMatchObject({ id, url, tries: 0 });
    await recordTry(worker, id, { status: 500 }, 60_000);
    expect(await findWebhook(member)).toMatchObject({
      last: { isTest: true, status: 500, trouble: null, nextTryAt: expect.any(String) },
    });
    await recordTry(worker, id, { trouble: "unreachable" }, null);
    expect(await findWebhook(member)).toMatchObject({
      last: { status: null, trouble: "unreachable", nextTryAt: null },
    });
    expect(await findDueEvent(worker, id)).toBeNull();
  });

  test("is sent one test at a time, however often it is asked for", async () => {
    await Promise.all(Array.from({ length: 5 }, () => sendTestEvent(member)));
    expect(await events()).toHaveLength(1);
    await recordTry(worker, (await events())[0]!.id, { status: 204 }, null); // it was just made
    await sendTestEvent(member);
    expect(await events()).toHaveLength(2);
  });

  test("that is saved several times at once is there once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => save(member)));
    expect(await findWebhook(member)).toMatchObject({ url });
  });

  test("that is saved anew or removed sends nothing of before", async () => {
    await sendTestEvent(member);
    const { id } = (await events())[0]!; // it was just made
    await save(member);
    expect(await findDueEvent(worker, id)).toBeNull();
    await removeWebhook(member);
    expect(await findWebhook(member)).toBeNull();
    await expect(sendTestEvent(member)).rejects.toThrow("not-found");
  });
});
