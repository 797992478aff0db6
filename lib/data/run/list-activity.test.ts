import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { deleteOwn } from "#lib/data/deletion.ts";
import { listHistory } from "#lib/data/history/list-history.ts";
import { renamePrompt } from "#lib/data/prompt/prompts.ts";
import { storeMember, storePrompt } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { activitySchema, endedMax } from "#lib/domain/generation/activity.ts";
import { listActivity } from "./list-activity.ts";

testDatabase();

test("activity counts what is at work and tells what ended, the newest first, of the member alone", async () => {
  const member = await storeMember();
  const other = await storeMember();
  await storeRun(other, [{ status: "running" }, {}]);
  const first = await storeRun(member, [{}, { status: "canceled" }], { text: "an old kite" });
  const second = await storeRun(member, [{ status: "running" }, { status: "failed" }, { status: "queued" }]);
  const { count, atWork, ended } = await listActivity(member);
  expect(count).toBe(2);
  expect(atWork.map(({ id }) => id)).toEqual([second.results[2]?.id, second.results[0]?.id]);
  expect(ended.map(({ id }) => id)).toEqual([second.results[1]?.id, first.results[0]?.id]);
  expect(ended.map(({ title }) => title)).toEqual(["a red kite", "an old kite"]);
  const named = { model: "Seedance", provider: "Oxen", isFree: false, expectedWaitMs: null };
  const whole = (items: object[]) => items.map((item) => ({ ...item, ...named }));
  expect(activitySchema.parse({ count, atWork: whole(atWork), ended: whole(ended) }).count).toBe(2);
});

test("what is at work is told by the name of its prompt, also while that is deleted", async () => {
  const member = await storeMember();
  const promptId = await storePrompt(member);
  await renamePrompt(member, promptId, "Red coat, harbour");
  const { runId } = await storeRun(member, [{}]);
  await database().run.update({ where: { id: runId }, data: { promptId } });
  await deleteOwn(member, "prompt", promptId);
  expect((await listActivity(member)).ended).toMatchObject([{ title: "Red coat, harbour" }]);
  expect((await listHistory(member, {}, { limit: 1 })).items).toMatchObject([{ title: "Red coat, harbour" }]);
});

test("activity of a long history is as short as that of a young one", async () => {
  const member = await storeMember();
  for (let run = 0; run < 4; run += 1) await storeRun(member, [{}, {}, {}, {}, {}, {}, {}, {}]);
  expect((await listActivity(member)).ended).toHaveLength(endedMax);
});
