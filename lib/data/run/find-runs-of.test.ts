import { expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { findRunsOf } from "./runs.ts";

testDatabase();

test("a selection over several runs brings each run once, in the order of the selection", async () => {
  const member = await storeMember();
  const first = await storeRun(member, [{}, {}]);
  const second = await storeRun(member, [{}]);
  const runs = await findRunsOf(member, [second.results[0]!.id, first.results[1]!.id, first.results[0]!.id]);
  expect(runs?.map(({ id }) => id)).toEqual([second.runId, first.runId]);
});

test("with someone else's result in it, or one that is not there, there is no selection", async () => {
  const member = await storeMember();
  const other = await storeMember();
  const own = await storeRun(member, [{}]);
  const theirs = await storeRun(other, [{}]);
  const id = own.results[0]!.id;
  expect(await findRunsOf(member, [id, theirs.results[0]!.id])).toBeNull();
  expect(await findRunsOf(member, [id, createId<GenerationId>()])).toBeNull();
  expect(await findRunsOf(other, [id])).toBeNull();
});
