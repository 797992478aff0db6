import { expect, test } from "vitest";
import { beginComparison, reveal, saveBlindVerdict } from "#lib/data/blind/comparisons.ts";
import { database } from "#lib/data/database.ts";
import { storeRun, type ResultRow } from "#lib/data/testing/store-run.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlindClipId } from "#lib/domain/base/id.ts";
import type { ScoreFilter } from "#lib/domain/judgement/scoreboard.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findUsage } from "#lib/data/member/usage.ts";
import { findBestKept, findScoreboard } from "./find-scoreboard.ts";

testDatabase();

const everything: ScoreFilter = { period: "all", references: "any" };
const keep = { choice: "keep", stars: null } as const;
const reject = { choice: "reject", stars: null } as const;
const usd = (micro: number) => ({ micro, currency: "USD" });
const dayMs = 86_400_000;

async function board(member: Member, filter: Partial<ScoreFilter> = {}) {
  const scores = await findScoreboard(member, { ...everything, ...filter });
  return Object.fromEntries(scores.map(({ modelId, ...score }) => [modelId, score]));
}

const of = (modelId: string, ...results: ResultRow[]): ResultRow[] =>
  results.map((result) => ({ modelId, ...result }));

test("a member who has asked for nothing has an empty scoreboard", async () => {
  expect(await findScoreboard(await storeMember(), everything)).toEqual([]);
});

test("counts verdicts, failures and waiting times of each model by itself", async () => {
  const member = await storeMember();
  await storeRun(member, [
    ...of(
      "oxen/a",
      { verdict: keep, waitMs: 10_000 },
      { verdict: reject, waitMs: 20_000 },
      { waitMs: 60_000 },
    ),
    ...of("oxen/a", { status: "failed" }, { status: "canceled" }, { status: "running" }),
    ...of(
      "siray/b",
      { verdict: { choice: "tweak", stars: 2 }, waitMs: 5000 },
      { verdict: { choice: null, stars: 5 } },
    ),
  ]);
  expect(await board(member)).toMatchObject({
    "oxen/a": {
      kept: 1,
      tweaked: 0,
      rejected: 1,
      verdicts: 2,
      done: 3,
      failed: 1,
      failedShare: 0.25,
      waits: 3,
    },
    "siray/b": { kept: 0, tweaked: 1, rejected: 0, verdicts: 1, done: 2, failed: 0, failedShare: 0 },
  });
  const { medianWaitMs, p90WaitMs } = (await board(member))["oxen/a"]!;
  expect([medianWaitMs, p90WaitMs]).toEqual([20_000, 52_000]); // between the 20 s and the 60 s, linearly
});

test("where a provider answers with the video itself, it has been waited for since the request left", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, of("siraya/c", { waitMs: 0 }));
  const generation = await database().generation.findFirstOrThrow({ where: { id: results[0]!.id } });
  await database().attempt.updateMany({
    where: { generationId: generation.id },
    data: { createdAt: new Date(generation.readyAt!.getTime() - 42_000) },
  });
  expect((await board(member))["siraya/c"]).toMatchObject({ waits: 1, medianWaitMs: 42_000 });
});

test("a kept second costs what the kept results cost, beside all that was spent, each currency apart", async () => {
  const member = await storeMember();
  await storeRun(member, [
    ...of("oxen/a", { verdict: keep, cost: usd(1_000_000) }, { verdict: keep, cost: usd(500_000) }),
    ...of("oxen/a", { verdict: reject, cost: usd(1_500_000) }, { status: "failed", cost: usd(1_000_000) }),
    ...of("oxen/a", { verdict: keep, cost: { micro: 900_000, currency: "EUR" } }, { verdict: keep }),
    ...of("animatic/x", { verdict: keep, billing: "free" }),
  ]);
  const { "oxen/a": paid, "animatic/x": free } = await board(member);
  expect(paid).toMatchObject({
    keptUnpriced: 1,
    perKeptSecond: [
      { currency: "EUR", keptMicro: 180_000, spentMicro: 180_000 },
      { currency: "USD", keptMicro: 150_000, spentMicro: 400_000 },
    ],
  });
  expect(free).toMatchObject({ isFree: true, keptUnpriced: 0, perKeptSecond: [] });
});

test("what nobody billed counts as it was estimated, apart from bills", async () => {
  const member = await storeMember();
  const estimate = usd(500_000);
  await storeRun(
    member,
    of(
      "oxen/a",
      { verdict: keep, estimate },
      { verdict: reject, estimate },
      { verdict: keep, cost: usd(1_000_000), estimate },
      { verdict: keep },
    ),
  );
  expect((await board(member))["oxen/a"]).toMatchObject({
    kept: 3,
    keptUnpriced: 1,
    perKeptSecond: [
      { currency: "USD", keptMicro: 200_000, spentMicro: 200_000 },
      { currency: "USD", isEstimate: true, keptMicro: 100_000, spentMicro: 200_000 },
    ],
  });
});

test("a generation that its member stopped waiting for is no failure of the model", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, of("oxen/a", {}, { status: "failed" }, { status: "failed" }));
  const failure = { kind: "stopped", detail: "", charged: "unknown" };
  await database().generation.update({ where: { id: results[2]!.id }, data: { failure } });
  expect((await board(member))["oxen/a"]).toMatchObject({ done: 1, failed: 1, failedShare: 0.5 });
});

test("periods leave out what was asked for before them", async () => {
  const member = await storeMember();
  for (const days of [1, 20, 60, 400])
    await storeRun(member, of("oxen/a", { verdict: keep }), {
      createdAt: new Date(Date.now() - days * dayMs),
    });
  const counts = await Promise.all(
    (["7", "30", "90", "all"] as const).map(
      async (period) => (await board(member, { period }))["oxen/a"]?.kept,
    ),
  );
  expect(counts).toEqual([1, 2, 3, 4]);
});

test("kinds of reference are those of the prompt that was sent", async () => {
  const member = await storeMember();
  await storeRun(member, of("oxen/a", { verdict: keep }), { kinds: ["image", "video"] });
  await storeRun(member, of("oxen/a", { verdict: keep }), { kinds: ["image", "image"] });
  await storeRun(member, of("oxen/b", { verdict: keep }), { kinds: [] });
  const models = async (references: ScoreFilter["references"]) =>
    Object.entries(await board(member, { references })).map(([id, { kept }]) => [id, kept]);
  expect(await models("any")).toEqual([
    ["oxen/a", 2],
    ["oxen/b", 1],
  ]);
  expect(await models("image")).toEqual([["oxen/a", 2]]);
  expect(await models("video")).toEqual([["oxen/a", 1]]);
  expect(await models("audio")).toEqual([]);
  expect(await models("none")).toEqual([["oxen/b", 1]]);
});

test("pairs count once their names have been shown, by the verdicts that were given before", async () => {
  const member = await storeMember();
  const { runId, results } = await storeRun(member, [
    ...of("oxen/a", { verdict: reject }),
    ...of("siray/b", {}),
  ]);
  const begun = await beginComparison(member, runId, { withDrafts: false });
  if (!begun.ok) throw new Error(begun.reason);
  for (const [index, choice] of (["keep", "tweak"] as const).entries()) {
    const clip = await database().blindClip.findFirstOrThrow({ where: { generationId: results[index]!.id } });
    await saveBlindVerdict(member, clip.id as BlindClipId, { choice, stars: null }); // the column holds nothing else
  }
  expect((await board(member))["oxen/a"]).toMatchObject({ won: 0, lost: 0, wonShare: null });
  await reveal(member, begun.comparisonId);
  expect(await board(member)).toMatchObject({
    "oxen/a": { won: 1, lost: 0, even: 0, verdicts: 1, kept: 0, wonShare: { share: 1 } },
    "siray/b": { won: 0, lost: 1, even: 0, verdicts: 1, wonShare: { share: 0 } },
  });
});

test("nothing of another member counts", async () => {
  const other = await storeMember();
  const { runId } = await storeRun(other, [...of("oxen/a", { verdict: keep }), ...of("oxen/b", {})]);
  const begun = await beginComparison(other, runId, { withDrafts: false });
  if (begun.ok) await reveal(other, begun.comparisonId);
  expect(await findScoreboard(await storeMember(), everything)).toEqual([]);
});

test("a request with several outputs was paid for, waited for and failed once, and each output has a verdict", async () => {
  const member = await storeMember();
  const measured = { durationMs: 4000, widthPx: 1280, heightPx: 720 };
  await storeRun(member, [
    ...of(
      "oxen/a",
      { cost: usd(600_000), verdict: reject, measured, waitMs: 9000 },
      { output: 2, verdict: keep, measured, waitMs: 9000 },
      { output: 3, verdict: keep, measured, waitMs: 9000 },
      { status: "failed" },
      { output: 2, status: "failed" },
    ),
  ]);
  expect((await board(member))["oxen/a"]).toMatchObject({
    ...{ kept: 2, rejected: 1, verdicts: 3, done: 1, failed: 1, failedShare: 0.5, waits: 1 },
  });
  expect((await findUsage(member))?.costs).toEqual([usd(600_000)]);
  expect((await findUsage(member))?.videos).toBe(3);
});

test("the best kept result of a model is the one with the most stars that can be shown, of several the one judged last", async () => {
  const member = await storeMember();
  const derivatives = [{ kind: "poster", contentType: "image/webp" }];
  const withCopy = [...derivatives, { kind: "compare", contentType: "video/mp4" }];
  const five = { choice: "keep", stars: 5 } as const;
  const { runId, results } = await storeRun(member, [
    ...of(
      "oxen/a",
      { verdict: { choice: "reject", stars: 5 }, derivatives },
      { verdict: five },
      { verdict: { choice: "keep", stars: 4 }, derivatives },
      { verdict: keep, derivatives },
      { verdict: { choice: "keep", stars: 4 }, derivatives },
      { verdict: five, derivatives: withCopy },
    ),
    ...of("siray/b", { verdict: five }),
    ...of("siray/c", { verdict: reject, derivatives }),
  ]);
  const best = async () => Object.fromEntries(await findBestKept(member, everything));
  const [, , four, , fourLater, deleted] = results;
  const told = (result: (typeof results)[number] | undefined, hasCopy: boolean) => ({
    "oxen/a": { assetId: result?.assetId, generationId: result?.id, runId, hasCopy },
  });
  expect(await best()).toEqual(told(deleted, true));
  await database().asset.update({ where: { id: deleted!.assetId }, data: { deletedAt: new Date() } });
  const decide = (generationId: string, decidedAt: Date) =>
    database().verdict.update({ where: { generationId }, data: { decidedAt } });
  await decide(four!.id, new Date(Date.now() + dayMs));
  expect(await best()).toEqual(told(four, false));
  await decide(fourLater!.id, new Date(Date.now() + 2 * dayMs));
  expect(await best()).toEqual(told(fourLater, false));
  expect(await findBestKept(await storeMember(), everything)).toEqual(new Map());
});
