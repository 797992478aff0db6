import { expect, test, vi } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { listPrompts } from "#lib/data/prompt/prompts.ts";
import { listActivity } from "#lib/data/run/list-activity.ts";
import { storeGeneration, storeMember, storePrompt } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { storedLook } from "#lib/domain/prompt/prompt-look.ts";
import { tagsPerResultMax } from "#lib/domain/history/tag.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { changeTags, markFavourites } from "./change-results.ts";
import { listHistory, listTags } from "./list-history.ts";

testDatabase();

/** The ids of the results that a filter finds, run by run. */
async function found(member: Member, filter: HistoryFilter): Promise<GenerationId[][]> {
  const { items } = await listHistory(member, filter, { limit: 50 });
  return items.map(({ results }) => results.map(({ id }) => id));
}

/** The texts that are found by some words. */
async function textsFoundBy(member: Member, q: string): Promise<string[]> {
  const { items } = await listHistory(member, { q }, { limit: 50 });
  return items.map(({ title }) => title);
}

test("history is read page by page, newest first, each run once", async () => {
  const member = await storeMember();
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.push((await storeRun(member, [{}, {}])).runId);
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await listHistory(member, {}, { before, limit: 2 });
    seen.push(...page.items.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before);
  expect(seen).toEqual(made.toReversed());
  expect((await listHistory(member, {}, { before: "nonsense", limit: 9 })).items).toHaveLength(5);
});

test.each([
  ["A red kite over the dunes", "kite", true],
  ["A red kite over the dunes", "DUNES red", true],
  ["Two red kites", "kite", true],
  ["A kit of tools", "kite", false],
  ["A red kite", "blue kite", false],
  ["Le café d’à côté", "cafe cote", true],
  ["Une crème brûlée", "CRÈME", true],
  ["一只猫在屋顶上", "屋顶", true],
  ["一只猫在屋顶上", "猫", true],
  ["屋顶上的猫", "猫", true],
  ["一只猫在屋顶上", "顶屋", false],
  ["ネコが屋根で寝る", "ﾈｺ", true],
  ["ネコが屋根で寝る", "屋根で", true],
  ["고양이가 지붕 위에서 잔다", "지붕에", false],
  ["고양이가 지붕 위에서 잔다", "고양이 지붕", true],
  ["a 5s shot of 猫 and dog", "猫 dog", true],
  ["🐱 on a roof", "🐱", true],
  ["C'est l'été", "été", true],
  ["anything", "!!! …", false],
  ["quotes ' and \\ slashes", "quotes ' & | ! :* \\ slashes", true],
])("%j is found by %j: %j", async (text, q, isFound) => {
  const member = await storeMember();
  await storeRun(member, [{}], { text });
  expect(await textsFoundBy(member, q)).toHaveLength(isFound ? 1 : 0);
});

test("names of references are found like words", async () => {
  const member = await storeMember();
  await storeRun(member, [{}], { text: "a kite", kinds: ["image"] });
  expect(await textsFoundBy(member, "reference.image")).toEqual(["a kite"]);
});

test("each filter finds its own, and shows of a run what it holds for", async () => {
  const member = await storeMember();
  const first = await storeRun(
    member,
    [
      { modelId: "oxen/a", cost: { micro: 500_000, currency: "USD" }, verdict: { choice: "keep", stars: 5 } },
      { modelId: "siray/b", status: "failed" },
    ],
    { text: "a red kite", kinds: ["image"] },
  );
  const second = await storeRun(
    member,
    [
      { modelId: "oxen/a", cost: { micro: 2_000_000, currency: "EUR" }, verdict: { choice: null, stars: 2 } },
      { modelId: "studio/free", billing: "free" },
    ],
    { text: "a blue kite" },
  );
  const [keep, failed] = first.results.map(({ id }) => id);
  const [dear, free] = second.results.map(({ id }) => id);
  await markFavourites(member, [free!], true);
  await changeTags(member, [keep!, dear!], { add: ["hero"], remove: [] });
  expect(await found(member, {})).toEqual([
    [dear, free],
    [keep, failed],
  ]);
  expect(await found(member, { model: "oxen/a" as never })).toEqual([[dear], [keep]]);
  expect(await found(member, { status: "failed" })).toEqual([[failed]]);
  expect(await found(member, { verdict: "keep" })).toEqual([[keep]]);
  expect(await found(member, { verdict: "none" })).toEqual([[dear, free], [failed]]);
  expect(await found(member, { reference: "image" })).toEqual([[keep, failed]]);
  expect(await found(member, { reference: "none" })).toEqual([[dear, free]]);
  expect(await found(member, { reference: "audio" })).toEqual([]);
  expect(await found(member, { tag: "hero" })).toEqual([[dear], [keep]]);
  expect(await found(member, { favourite: "yes" })).toEqual([[free]]);
  expect(await found(member, { costFrom: 1 })).toEqual([[dear]]);
  expect(await found(member, { costTo: 0 })).toEqual([[free]]);
  expect(await found(member, { costFrom: 0.4, costTo: 0.6 })).toEqual([[keep]]);
  expect(await found(member, { q: "kite", tag: "hero", verdict: "keep" })).toEqual([[keep]]);
  const { items } = await listHistory(member, { tag: "hero" }, { limit: 9 });
  expect(items.map(({ resultCount }) => resultCount)).toEqual([2, 2]);
});

test("days are those of a zone, both included", async () => {
  const member = await storeMember();
  const { runId } = await storeRun(member, [{}]);
  const today = new Date().toISOString().slice(0, 10);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const runs = async (filter: HistoryFilter) =>
    (await listHistory(member, filter, { limit: 9 })).items.map(({ id }) => id);
  expect(await runs({ from: today, to: today })).toEqual([runId]);
  expect(await runs({ from: day(-1), to: day(1), zone: "Asia/Tokyo" })).toEqual([runId]);
  expect(await runs({ to: day(-2), zone: "Asia/Tokyo" })).toEqual([]);
  expect(await runs({ from: day(2) })).toEqual([]);
  expect(await runs({ from: "0001-01-01", to: "9999-12-31" })).toEqual([runId]);
});

test("a page is two long queries, whatever is asked and however many runs it shows, the newest with its count of clips too", async () => {
  const member = await storeMember();
  for (let count = 0; count < 6; count += 1) await storeRun(member, [{}, {}, {}], { kinds: ["image"] });
  const queries = vi.spyOn(database(), "$queryRaw");
  const filter = { q: "kite", status: "done", reference: "image", verdict: "none" } as const;
  const first = await listHistory(member, filter, { limit: 5 });
  expect(queries).toHaveBeenCalledTimes(2);
  expect(first.clipCount).toBe(18);
  const second = await listHistory(member, filter, { before: first.next ?? undefined, limit: 5 });
  expect(queries).toHaveBeenCalledTimes(4);
  expect([second.items.length, second.clipCount]).toEqual([1, null]);
});

test("a reference stands behind what has no picture while it has one itself", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, [
    { derivatives: [{ kind: "poster", contentType: "image/webp" }] },
  ]);
  const { runId } = await storeRun(member, [{ status: "failed" }], { kinds: ["image"] });
  const promptId = await storePrompt(member);
  /** In the history, among what has ended, and of the draft; all three say the same. */
  const backdropNow = async () => {
    const [history, activity, drafts] = await Promise.all([
      listHistory(member, {}, { limit: 1 }),
      listActivity(member),
      listPrompts(member, { limit: 1 }),
    ]);
    const told = [history.items[0]?.backdrop, activity.ended[0]?.backdrop, drafts.items[0]?.picture];
    expect(new Set(told).size).toBe(1);
    return told[0];
  };
  expect(await backdropNow(), "its file is not there").toBeNull();
  const { snapshot } = await database().run.findUniqueOrThrow({ where: { id: runId } });
  const { prompt } = snapshot as { prompt: unknown }; // as it was stored
  const { assetId } = results[0]!;
  const shown = JSON.stringify(snapshot).replace(storedLook(prompt).backdrop!, assetId);
  await database().run.update({ where: { id: runId }, data: { snapshot: JSON.parse(shown) } });
  await database().prompt.update({ where: { id: promptId }, data: { document: JSON.parse(shown).prompt } });
  expect(await backdropNow()).toBe(assetId);
  await database().asset.update({ where: { id: assetId }, data: { deletedAt: new Date() } });
  expect(await backdropNow()).toBeNull();
});

test("a tag stands once, in order, and can be taken away; more than a result may have is refused as a whole", async () => {
  const member = await storeMember();
  const { results } = await storeRun(member, [{}, {}]);
  const [one, other] = results.map(({ id }) => id);
  const tagsOf = async () =>
    (await listHistory(member, {}, { limit: 1 })).items[0]?.results.map(({ tags }) => tags);
  await changeTags(member, [one!, other!], { add: ["hero", "client a"], remove: [] });
  await changeTags(member, [one!], { add: ["client a", "b"], remove: ["hero"] });
  expect(await tagsOf()).toEqual([
    ["b", "client a"],
    ["client a", "hero"],
  ]);
  expect(await listTags(member)).toEqual(["b", "client a", "hero"]);
  const many = Array.from({ length: tagsPerResultMax }, (_, index) => `tag ${index}`);
  expect(await changeTags(member, [one!, other!], { add: many, remove: [] })).toBe(false);
  expect(await listTags(member)).toEqual(["b", "client a", "hero"]);
});

test("with someone else's result among them, or one that is not there, nothing is changed", async () => {
  const member = await storeMember();
  const own = (await storeRun(member, [{}])).results[0]!.id;
  const theirs = (await storeGeneration(await storeMember(), { status: "done" })).id;
  for (const id of [theirs, createId<GenerationId>()]) {
    await expect(markFavourites(member, [own, id], true)).rejects.toMatchObject({ code: "not-found" });
    await expect(changeTags(member, [own, id], { add: ["x"], remove: [] })).rejects.toMatchObject({
      code: "not-found",
    });
  }
  expect(await found(member, { favourite: "yes" })).toEqual([]);
  expect(await listTags(member)).toEqual([]);
});
