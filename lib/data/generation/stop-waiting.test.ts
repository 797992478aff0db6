import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import {
  storeGeneration,
  storeMember,
  storedResult,
  type StoredGeneration,
} from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { lose } from "./ends.ts";
import { beginLook } from "./looks.ts";
import { lookAgain, stopWaiting, tryLink } from "./member-events.ts";
import { answer } from "./money.ts";
import { store } from "./saves.ts";

testDatabase();
const worker = mintWorker();
const asBlockingCall = { isBlockingCall: true };
const otherwise = { isBlockingCall: false };
const outputs = [
  { kind: "video" as const, role: "result" as const, from: { url: "https://example.com/a.mp4" } },
];
let member: Member;

beforeAll(async () => {
  member = await storeMember();
});

const rowOf = ({ id }: StoredGeneration) =>
  database().generation.findUniqueOrThrow({ where: { id }, include: { attempts: true, assets: true } });

/** One that is being saved, from a link. */
async function storeSaving(): Promise<StoredGeneration> {
  const stored = await storeGeneration(member, { status: "saving" });
  await database().generation.update({ where: { id: stored.id }, data: { pendingOutputs: outputs } });
  return stored;
}

test("a running one that is stopped keeps its task, by which it is looked at again", async () => {
  const stored = await storeGeneration(member, { status: "running", operation: "task-kept" });
  expect(await stopWaiting(member, stored.id, otherwise)).toMatchObject({ status: "failed" });
  expect(await rowOf(stored)).toMatchObject({
    failure: { kind: "stopped", charged: "unknown" },
    dueAt: null,
    finishedAt: expect.any(Date),
    attempts: [{ operation: "task-kept" }],
  });
  expect(await brokenInvariants(worker)).toEqual([]);
  expect(await lookAgain(member, stored.id, 60_000)).toMatchObject({ status: "running" });
});

test("one that is stopped while it is saved keeps its links, and what its worker has in hand is not written", async () => {
  const stored = await storeSaving();
  const look = await beginLook(worker, stored.id, 8000);
  const fence = { generationId: stored.id, version: look?.version ?? 0 };
  expect(await stopWaiting(member, stored.id, otherwise)).toMatchObject({ status: "failed" });
  expect(await store(worker, fence, [storedResult])).toBeNull();
  expect(await rowOf(stored)).toMatchObject({
    failure: { kind: "stopped", charged: "yes" },
    pendingOutputs: outputs,
    assets: [],
  });
  expect(await tryLink(member, stored.id)).toMatchObject({ status: "saving" });
  expect(await store(worker, fence, [storedResult])).toBeNull();
  expect(await beginLook(worker, stored.id, 8000)).toMatchObject({ pendingOutputs: outputs });
  expect(await brokenInvariants(worker)).toEqual([]);
});

test("a blocking call that is stopped is unconfirmed, and its late answer counts", async () => {
  const stored = await storeGeneration(member, { status: "submitting" });
  expect(await stopWaiting(member, stored.id, asBlockingCall)).toMatchObject({ status: "unconfirmed" });
  expect(await rowOf(stored)).toMatchObject({
    failure: { kind: "stopped", charged: "unknown" },
    finishedAt: null,
    attempts: [{ state: "vanished" }],
  });
  expect(await brokenInvariants(worker)).toEqual([]);
  expect(await answer(worker, stored.attemptId, { outputs })).toMatchObject({
    id: stored.id,
    status: "saving",
  });
});

test("a submission that its worker is waiting for cannot be stopped: it ends within minutes", async () => {
  const stored = await storeGeneration(member, { status: "submitting" });
  expect(await stopWaiting(member, stored.id, otherwise)).toBeNull();
  expect(await rowOf(stored)).toMatchObject({ status: "submitting", version: stored.version });
});

test("what could not be saved keeps its links to be tried again", async () => {
  const stored = await storeSaving();
  const fence = { generationId: stored.id, version: stored.version };
  await lose(worker, fence, { kind: "storage", detail: "the link is dead", charged: "yes" });
  expect(await tryLink(member, stored.id)).toMatchObject({ status: "saving" });
  expect(await rowOf(stored)).toMatchObject({ failure: null, finishedAt: null, pendingOutputs: outputs });
});

test("without a link there is none to try", async () => {
  const stored = await storeGeneration(member, { status: "failed" });
  expect(await tryLink(member, stored.id)).toBeNull();
});

test("nobody stops or fetches what is another's", async () => {
  const other = await storeMember();
  const { id } = await storeSaving();
  await expect(stopWaiting(other, id, otherwise)).rejects.toMatchObject({ code: "not-found" });
  await expect(tryLink(other, id)).rejects.toMatchObject({ code: "not-found" });
});
