import { expect, test } from "vitest";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { listReleasable } from "#lib/data/blob/release-blob.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { accept } from "#lib/data/generation/money.ts";
import { lookAgain, retry } from "#lib/data/generation/member-events.ts";
import { findRun, findRunsOf } from "#lib/data/run/runs.ts";
import { findScoreboard } from "#lib/data/feedback/find-scoreboard.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { saveVerdict } from "#lib/data/feedback/feedback.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { deleteGenerations, restoreGenerations } from "./change-results.ts";
import { findChosen } from "./find-chosen.ts";
import { listHistory } from "./list-history.ts";

testDatabase();
const worker = mintWorker();
const shown = async (member: Parameters<typeof listHistory>[0]) =>
  (await listHistory(member, {}, { limit: 9 })).items.map(({ results }) => results.map(({ id }) => id));

/** Lets a deletion be so many minutes old. */
async function age(id: string, minutes: number): Promise<void> {
  await database().$executeRaw`
    UPDATE generation SET deleted_at = deleted_at - ${minutes} * interval '1 minute' WHERE id = ${id}::uuid`;
  await database().$executeRaw`
    UPDATE asset SET deleted_at = deleted_at - ${minutes} * interval '1 minute' WHERE generation_id = ${id}::uuid`;
}

test("a deleted result is nowhere, until that is taken back", async () => {
  const member = await storeMember();
  const { runId, results } = await storeRun(member, [{}, {}]);
  const [gone, kept] = results;
  expect(await deleteGenerations(member, [gone!.id])).toEqual([gone!.id]);
  expect(await shown(member)).toEqual([[kept!.id]]);
  expect((await findRun(member, runId))?.generations.map(({ id }) => id)).toEqual([kept!.id]);
  expect(await findRunsOf(member, [kept!.id, gone!.id])).toBeNull();
  expect(await findStoredFile(member, gone!.assetId, null)).toBeNull();
  expect(await findChosen(member, [gone!.id])).toEqual([]);
  await expect(saveVerdict(member, gone!.id, { choice: "keep", stars: null })).rejects.toMatchObject({
    code: "not-found",
  });

  expect(await restoreGenerations(member, [gone!.id])).toEqual([gone!.id]);
  expect(await shown(member)).toEqual([[gone!.id, kept!.id]]);
  expect(await findStoredFile(member, gone!.assetId, null)).not.toBeNull();
});

test("a run with nothing left is neither listed nor shown", async () => {
  const member = await storeMember();
  const { runId, results } = await storeRun(member, [{}, {}]);
  await deleteGenerations(
    member,
    results.map(({ id }) => id),
  );
  expect(await listHistory(member, {}, { limit: 9 })).toEqual({ items: [], next: null, clipCount: 0 });
  expect(await findRun(member, runId)).toBeNull();
});

test.each(["queued", "submitting", "unconfirmed", "running", "saving"] as const)(
  "what is %s stays, and the others go",
  async (status) => {
    const member = await storeMember();
    const open = await storeGeneration(member, { status });
    const failed = await storeGeneration(member, { status: "failed" });
    expect(await deleteGenerations(member, [open.id, failed.id])).toEqual([failed.id]);
    expect(await shown(member)).toEqual([[open.id]]);
  },
);

test("its bytes go after ten minutes and not before, and then it cannot be taken back", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, [{}]);
  const { id } = results[0]!;
  await deleteGenerations(member, [id]);
  await age(id, 9);
  expect(await listReleasable(worker)).toEqual([]);
  await age(id, 2);
  expect(await listReleasable(worker)).toHaveLength(1);
  expect(await restoreGenerations(member, [id])).toEqual([]);
  expect(await shown(member)).toEqual([]);
});

test("a file that was deleted by itself before is not brought back with its result", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, [{}]);
  const { id, assetId } = results[0]!;
  await database().asset.update({ where: { id: assetId }, data: { deletedAt: new Date(0) } });
  await deleteGenerations(member, [id]);
  await restoreGenerations(member, [id]);
  expect(await findStoredFile(member, assetId, null)).toBeNull();
});

test("what was paid is counted all the same", async () => {
  const member = await storeMember();
  const cost = { micro: 500_000, currency: "USD" };
  const { results } = await storeRun(member, [{ cost, verdict: { choice: "keep", stars: null } }]);
  const before = await findScoreboard(member, { period: "all", references: "any" });
  await deleteGenerations(member, [results[0]!.id]);
  expect(await findScoreboard(member, { period: "all", references: "any" })).toEqual(before);
});

test("a deleted one is not asked for again by hand, but whatever still moves it brings it back", async () => {
  const member = await storeMember();
  const { id } = await storeGeneration(member, { status: "failed" });
  await deleteGenerations(member, [id]);
  await expect(retry(member, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(lookAgain(member, id, 60_000)).rejects.toMatchObject({ code: "not-found" });

  const open = await storeGeneration(member, { status: "unconfirmed" });
  await database().generation.update({ where: { id: open.id }, data: { deletedAt: new Date() } });
  const followUp = { queue: "poll", lookAfterMs: 1000, deadlineMs: 60_000 } as const;
  await accept(worker, open.attemptId, "task-1", followUp);
  expect(await shown(member)).toEqual([[open.id]]);
});

test("someone else's cannot be deleted or brought back", async () => {
  const member = await storeMember();
  const { results } = await storeRun(await storeMember(), [{}]);
  for (const id of [results[0]!.id, createId<GenerationId>()]) {
    await expect(deleteGenerations(member, [id])).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreGenerations(member, [id])).rejects.toMatchObject({ code: "not-found" });
  }
});

test("deleting what another tab has deleted is no refusal, and gives its files no longer", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, [{}, {}]);
  const [gone, kept] = results;
  await deleteGenerations(member, [gone!.id]);
  await age(gone!.id, 9);
  expect((await deleteGenerations(member, [gone!.id, kept!.id])).toSorted()).toEqual([gone!.id, kept!.id]);
  await age(gone!.id, 2);
  expect(await restoreGenerations(member, [gone!.id, kept!.id])).toEqual([kept!.id]);
});
