import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { beginComparison } from "#lib/data/blind/comparisons.ts";
import { findComparison } from "#lib/data/blind/find-comparison.ts";
import { galleryResults } from "#lib/data/gallery/gallery-results.ts";
import { findChosen } from "#lib/data/history/find-chosen.ts";
import { listHistory } from "#lib/data/history/list-history.ts";
import { deleteGenerations } from "#lib/data/history/change-results.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import {
  storedResult,
  storeGeneration,
  type StoredGeneration,
  storeMember,
} from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AttemptId, GenerationId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Answer } from "#lib/domain/generation/answer.ts";
import { lose } from "./ends.ts";
import { beginLook } from "./looks.ts";
import { lookAgain, requestCancel, retry, stopWaiting } from "./member-events.ts";
import { accept, answer } from "./money.ts";
import { awaitsOutputs, finish, relink, store } from "./saves.ts";
import { claim } from "./starts.ts";

testDatabase();
const worker = mintWorker();
const followUp = { queue: "poll", lookAfterMs: 0, deadlineMs: 60_000 } as const;
const cost = { micro: 700_000, currency: "USD" };
const lost = { kind: "storage", detail: "", charged: "yes" } as const;

const films = (...names: string[]): Answer["outputs"] =>
  names.map((name, index) => ({
    ...{ kind: "video", role: index === 0 ? "result" : "further" },
    from: { url: `https://cdn.example/${name}.mp4` },
  }));

let member: Member;
let paid: StoredGeneration;
beforeEach(async () => {
  member = await storeMember();
  paid = await storeGeneration(member, { status: "submitting" });
});

const task = (number: number) => `task-${number} of ${paid.id}`;

/** The run as its page has it, each result by its output. */
async function results() {
  const run = await findRun(member, paid.runId);
  return run?.generations.map(({ output, status, cost: known, attempts, revisedPrompt }) => ({
    ...{ output, status, attempts },
    ...{ cost: known?.micro ?? null, revisedPrompt },
  }));
}
const pendingOf = async () => {
  const rows = await database().generation.findMany({
    where: { runId: paid.runId },
    orderBy: { output: "asc" },
  });
  return rows.map(({ output, pendingOutputs }) => [output, pendingOutputs] as const);
};
const furtherId = async (output: number) => {
  const row = await database().generation.findFirstOrThrow({ where: { outputOfId: paid.id, output } });
  return row.id as GenerationId; // the column holds nothing else
};
const jobsOf = (id: string, queue: string) =>
  database().$queryRaw`SELECT 1 AS job FROM pgboss.job WHERE singleton_key = ${id} AND name = ${queue}`;
/** Taken in hand, as a worker does. */
async function look(id: GenerationId) {
  const begun = await beginLook(worker, id, 0);
  if (!begun) throw new Error("it was due");
  return { ...begun, fence: { generationId: id, version: begun.version } };
}

test("each film of an answer is a result of its own that is saved by itself, and the bill counts once", async () => {
  const outputs = films("a", "b", "c").map((film, index) => ({ ...film, revisedPrompt: `for ${index + 1}` }));
  await answer(worker, paid.attemptId, { outputs, cost });
  const common = { status: "saving", cost: null, attempts: 0 };
  expect(await results()).toEqual([
    { ...common, output: 1, attempts: 1, cost: 700_000, revisedPrompt: "for 1" },
    { ...common, output: 2, revisedPrompt: "for 2" },
    { ...common, output: 3, revisedPrompt: "for 3" },
  ]);
  expect(await pendingOf()).toEqual(outputs.map((film, index) => [index + 1, [{ ...film, role: "result" }]]));
  expect(await jobsOf(await furtherId(3), "save")).toHaveLength(1);

  const second = await look(await furtherId(2));
  expect(second).toMatchObject({ output: 2, answerPlace: 2, attempt: { id: paid.attemptId } });
  await store(worker, second.fence, [storedResult]);
  expect((await results())?.map(({ status }) => status)).toEqual(["saving", "done", "saving"]);
  expect(await awaitsOutputs(worker, paid.attemptId)).toBe(true);
  expect(await brokenInvariants(worker)).toEqual([]);
});

test("an answer that is told again makes none twice", async () => {
  await accept(worker, paid.attemptId, task(1), followUp);
  const first = await look(paid.id);
  const given = { outputs: films("a", "b"), cost };
  await finish(worker, first.fence, given);
  await relink(
    worker,
    (await look(paid.id)).fence,
    { trouble: { what: "gone" }, tries: 1 },
    { waitMs: 0, leftMs: 1000 },
  );
  await finish(worker, (await look(paid.id)).fence, { ...given, outputs: films("a2", "b2") });
  expect((await results())?.map(({ output, status }) => `${output} ${status}`)).toEqual([
    "1 saving",
    "2 saving",
  ]);
});

test("a further output whose link is dead asks for the task that it came from, and takes its own place of the answer", async () => {
  await accept(worker, paid.attemptId, task(1), followUp);
  await finish(worker, (await look(paid.id)).fence, { outputs: films("a", "b") });
  const id = await furtherId(2);
  await relink(
    worker,
    (await look(id)).fence,
    { trouble: { what: "gone" }, tries: 1 },
    { waitMs: 0, leftMs: 1000 },
  );
  const asking = await look(id);
  expect(asking).toMatchObject({ status: "running", answerPlace: 2, attempt: { operation: task(1) } });
  await finish(worker, asking.fence, { outputs: films("b2"), cost });
  expect(await pendingOf()).toMatchObject([
    [1, [{ from: { url: "https://cdn.example/a.mp4" } }]],
    [2, [{ from: { url: "https://cdn.example/b2.mp4" } }]],
  ]);
  expect((await results())?.map((result) => result.cost)).toEqual([700_000, null]);

  await lose(worker, (await look(id)).fence, lost);
  expect(await lookAgain(member, id, 60_000)).toMatchObject({ status: "running" });
  expect(await requestCancel(member, id)).toBe("running");
  expect((await look(id)).isCancelWanted).toBe(false);
  expect(await stopWaiting(member, id, { isBlockingCall: false })).toMatchObject({ status: "failed" });
  expect(await brokenInvariants(worker)).toEqual([]);
});

test("only what was paid is asked for again, and what its second answer brings is numbered on", async () => {
  await answer(worker, paid.attemptId, { outputs: films("a", "b") });
  await lose(worker, (await look(await furtherId(2))).fence, lost);
  expect(await retry(member, await furtherId(2))).toBeNull();
  await lose(worker, (await look(paid.id)).fence, lost);
  await retry(member, paid.id);
  const { fence } = await look(paid.id);
  const share = { memberId: member.id, providerId: "oxen", providerKeyId: null, leaseMs: 8000 };
  const claimed = await claim(worker, fence, share);
  const attemptId = claimed && "attemptId" in claimed ? claimed.attemptId : ("" as AttemptId);
  await answer(worker, attemptId, { outputs: films("c", "d") });
  expect(await pendingOf()).toMatchObject([
    [1, [{ from: { url: "https://cdn.example/c.mp4" } }]],
    [2, [{ from: { url: "https://cdn.example/b.mp4" } }]],
    [3, [{ from: { url: "https://cdn.example/d.mp4" } }]],
  ]);
  expect((await look(await furtherId(3))).attempt).toMatchObject({ id: attemptId });
  expect(await brokenInvariants(worker)).toEqual([]);
});

test("several tasks in one answer are each followed, billed and saved", async () => {
  await accept(worker, paid.attemptId, task(1), followUp, [task(2), task(3)]);
  expect((await results())?.map(({ output, status }) => `${output} ${status}`)).toEqual([
    "1 running",
    "2 running",
    "3 running",
  ]);
  const second = await look(await furtherId(2));
  expect(second.attempt).toMatchObject({ operation: task(2) });
  await finish(worker, second.fence, { outputs: films("b", "e"), cost, promised: 3 });
  expect((await results())?.map((result) => [result.output, result.cost, result.attempts])).toEqual([
    [1, null, 1],
    [2, 700_000, 1],
    [3, null, 1],
    [4, null, 0],
  ]);
  expect((await findRun(member, paid.runId))?.generations.map(({ shortfall }) => shortfall)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(await requestCancel(member, await furtherId(3))).toBe("running");
  expect((await look(await furtherId(3))).isCancelWanted).toBe(true);
  expect(await brokenInvariants(worker)).toEqual([]);
});

test("a second task is followed although the first was adopted before their answer came, and once", async () => {
  await accept(worker, paid.attemptId, task(1), followUp);
  for (let times = 0; times < 2; times += 1)
    expect(await accept(worker, paid.attemptId, task(1), followUp, [task(2)])).toBeNull();
  expect((await results())?.map(({ output, status }) => `${output} ${status}`)).toEqual([
    "1 running",
    "2 running",
  ]);
  expect((await look(await furtherId(2))).isOverdue).toBe(false);
});

test("an answer that speaks of more films than it holds is kept as short", async () => {
  await answer(worker, paid.attemptId, { outputs: films("a"), promised: 2 });
  expect((await findRun(member, paid.runId))?.generations[0]?.shortfall).toEqual({ came: 1, of: 2 });
});

test("each output is deleted by itself", async () => {
  await answer(worker, paid.attemptId, { outputs: films("a", "b", "c") });
  for (const id of [paid.id, await furtherId(2), await furtherId(3)])
    await store(worker, (await look(id)).fence, [
      { ...storedResult, sha256: id.replaceAll("-", "").padEnd(64, "0") },
    ]);
  await deleteGenerations(member, [paid.id, await furtherId(3)]);
  expect((await results())?.map(({ output }) => output)).toEqual([2]);
});

test("each output is a result of its own in the history, in a gallery, in a hidden comparison and in a zip", async () => {
  const of = ({ modelId = "", variation = 0, output = 0 }) => `${modelId} ${variation} ${output}`;
  const stored = await storeRun(member, [
    ...[
      { modelId: "oxen/a" },
      { modelId: "oxen/a" },
      { modelId: "oxen/a", output: 2 },
      { modelId: "siray/b" },
    ],
  ]);
  const all = ["oxen/a 1 1", "oxen/a 2 1", "oxen/a 2 2", "siray/b 1 1"];
  const [item] = (await listHistory(member, {}, { limit: 9 })).items;
  expect(item).toMatchObject({ resultCount: 4 });
  expect(item?.results.map(of)).toEqual(all);
  const ids = stored.results.map(({ id }) => id);
  expect((await galleryResults(member, ids)).map(of)).toEqual(all);
  expect((await findChosen(member, ids)).map(({ result }) => of(result))).toEqual(all);
  await beginComparison(member, stored.runId, { withDrafts: false });
  expect(await findComparison(member, stored.runId)).toMatchObject({ clips: { length: 4 } });
});
