import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeMember, storePrompt } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Money } from "#lib/domain/base/money.ts";
import { toldRunsMax } from "#lib/domain/generation/prompt-runs.ts";
import { listPromptRuns } from "./list-prompt-runs.ts";

testDatabase();

const usd = (micro: number): Money => ({ micro, currency: "USD" });
const poster = [{ kind: "poster", contentType: "image/webp" }];

async function storeRunOf(promptId: string, ...given: Parameters<typeof storeRun>) {
  const run = await storeRun(...given);
  await database().run.update({ where: { id: run.runId }, data: { promptId } });
  return run;
}

test("the latest runs of a prompt come with their films, verdicts and what they cost", async () => {
  const member = await storeMember();
  const promptId = await storePrompt(member);
  await storeRun(member, [{}]);
  const first = await storeRunOf(promptId, member, [{ billing: "free", derivatives: poster }], {
    createdAt: new Date(Date.now() - 60_000),
  });
  const second = await storeRunOf(promptId, member, [
    { cost: usd(560_000), verdict: { choice: "keep", stars: null } },
    { cost: usd(20_000) },
  ]);
  expect(await listPromptRuns(member, promptId)).toMatchObject({
    count: 2,
    runs: [
      {
        id: second.runId,
        number: 2,
        cost: usd(580_000),
        isFree: false,
        generations: [
          { choice: "keep", film: null },
          { choice: null, variation: 2 },
        ],
      },
      {
        id: first.runId,
        number: 1,
        cost: null,
        isFree: true,
        generations: [{ status: "done", film: first.results[0]!.assetId }],
      },
    ],
  });
});

test("of many runs the latest are told, and all are counted", async () => {
  const member = await storeMember();
  const promptId = await storePrompt(member);
  for (let at = 0; at <= toldRunsMax; at++) await storeRunOf(promptId, member, [{}]);
  const { count, runs } = await listPromptRuns(member, promptId);
  expect([count, runs.length]).toEqual([toldRunsMax + 1, toldRunsMax]);
});
