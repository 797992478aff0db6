import { expect, test } from "vitest";
import type { HistoryItem, HistoryPage } from "#lib/domain/history.ts";
import type { GenerationId, RunId } from "#lib/domain/id.ts";
import { hasGap, mergeNewest, withoutDeleted } from "./flatten.ts";

/** A run with results `1a`, `1b`, …: as many as said. Later ones have larger numbers, as ids do. */
function run(number: number, count = 1): HistoryItem {
  const results = Array.from({ length: count }, (_, index) => ({
    id: `${number}${String.fromCharCode(97 + index)}` as GenerationId, // a short one, to be read
  }));
  return { id: String(number) as RunId, results, resultCount: count } as HistoryItem; // what is looked at here
}
const page = (next: string | null, ...items: HistoryItem[]): HistoryPage => ({ items, next });
const ids = (items: readonly HistoryItem[]) => items.map(({ id }) => Number(id));

test("what is new stands on top, and older pages stay below it", () => {
  const pages = [page("6", run(8), run(7), run(6)), page("3", run(5), run(4), run(3))];
  expect(ids(mergeNewest(pages, page("7", run(9), run(8), run(7))))).toEqual([9, 8, 7, 6, 5, 4, 3]);
});

test("what the newest page should show and does not is gone, and what it shows otherwise is shown so", () => {
  const pages = [page("6", run(8), run(7, 2), run(6))];
  const merged = mergeNewest(pages, page("5", run(8), run(7, 3), run(5)));
  expect(ids(merged)).toEqual([8, 7, 5]);
  expect(merged[1]?.results).toHaveLength(3);
});

test("the newest page alone speaks for everything where nothing comes after it", () => {
  expect(ids(mergeNewest([page(null, run(3), run(2), run(1))], page(null, run(3))))).toEqual([3]);
  expect(mergeNewest([page(null, run(1))], page(null))).toEqual([]);
});

test("where nothing of the newest page is known, runs may lie between", () => {
  expect(hasGap([page("1", run(2), run(1))], page("8", run(9), run(8)))).toBe(true);
  expect(hasGap([page("1", run(2), run(1))], page("2", run(9), run(2)))).toBe(false);
  expect(hasGap([page(null)], page(null, run(9), run(8)))).toBe(false);
  expect(hasGap([page("1", run(2), run(1))], undefined)).toBe(false);
});

test("a run that two pages show stands once", () => {
  expect(ids(mergeNewest([page("2", run(3), run(2)), page(null, run(2), run(1))], undefined))).toEqual([
    3, 2, 1,
  ]);
});

test("a run without anything left is not listed, and one with something left counts it", () => {
  const deleted = new Set(["3a", "2a"] as GenerationId[]); // as above
  const shown = withoutDeleted([run(3), run(2, 3), run(1)], deleted);
  expect(shown.map(({ id, resultCount }) => [id, resultCount])).toEqual([
    ["2", 2],
    ["1", 1],
  ]);
});
