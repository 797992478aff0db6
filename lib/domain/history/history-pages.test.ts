import { expect, test } from "vitest";
import type { HistoryItem, HistoryPage } from "./history.ts";
import { pagesBetween, runsOf, withPage } from "./history-pages.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";

/** A run with results `1a`, `1b`, …: as many as said. Later ones have larger numbers, as ids do. */
function run(number: number, count = 1): HistoryItem {
  const results = Array.from({ length: count }, (_, index) => ({
    id: `${number}${String.fromCharCode(97 + index)}` as GenerationId, // a short one, to be read
  }));
  return { id: String(number) as RunId, results, resultCount: count } as HistoryItem; // what is looked at here
}
const page = (next: string | null, ...items: HistoryItem[]): HistoryPage => ({
  items,
  next,
  clipCount: null,
});
const ids = (pages: readonly HistoryPage[] | null) => runsOf(pages ?? []).map(({ id }) => Number(id));

const three = [
  page("6", run(8), run(7), run(6)),
  page("3", run(5), run(4), run(3)),
  page("1", run(2), run(1)),
];

test("what is new stands on top, and older pages stay below it", () => {
  expect(ids(withPage(three, null, page("7", run(9), run(8), run(7))))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test("what a page should show and does not is gone, and what it shows otherwise is shown so", () => {
  const changed = withPage(three, null, page("5", run(8), run(6, 3), run(5)));
  expect(ids(changed)).toEqual([8, 6, 5, 4, 3, 2, 1]);
  expect(changed?.[0]?.items[1]?.results).toHaveLength(3);
  expect(ids(withPage(three, "6", page("2", run(5, 2), run(3), run(2))))).toEqual([8, 7, 6, 5, 3, 2, 1]);
});

test("a page in the middle takes nothing from the others", () => {
  const changed = withPage(three, "6", page("3", run(5, 2), run(4, 2), run(3, 2)));
  expect(changed?.[0]).toBe(three[0]);
  expect(changed?.[2]).toBe(three[2]);
  expect(runsOf(changed!).map(({ results }) => results.length)).toEqual([1, 1, 1, 2, 2, 2, 1, 1]);
});

test("what was found again between two pages stands in its place", () => {
  expect(ids(withPage(three.with(1, page("3", run(3))), "6", three[1]!))).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

test("the end of the last page moves with what is there", () => {
  const longer = withPage(three, "3", page("0", run(2), run(0)));
  expect(longer?.[2]?.next).toBe("0");
  const shorter = withPage(three, "3", page("2", run(2, 2)));
  expect(ids(shorter)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(shorter?.[2]?.next).toBe("1");
});

test("a page after which nothing comes speaks for everything older", () => {
  expect(ids(withPage(three, "6", page(null, run(4))))).toEqual([8, 7, 6, 4]);
  expect(withPage(three, null, page(null))).toEqual([page(null)]);
});

test("where nothing of the newest page is known, runs may lie between", () => {
  expect(withPage(three, null, page("91", run(92), run(91)))).toBeNull();
  expect(withPage([page(null)], null, page("8", run(9), run(8)))).not.toBeNull();
});

test("a page that was not read before changes nothing", () => {
  expect(withPage(three, "4", page("2", run(3)))).toBe(three);
});

test("a run that two pages show stands once", () => {
  expect(runsOf([page("2", run(3), run(2)), page(null, run(2), run(1))])).toHaveLength(3);
});

test("the pages are told that hold what is looked at, and the newest", () => {
  expect(pagesBetween(three, "8", "7")).toEqual([null]);
  expect(pagesBetween(three, "6", "6")).toEqual([null]);
  expect(pagesBetween(three, "5", "3")).toEqual([null, "6"]);
  expect(pagesBetween(three, "4", "2")).toEqual([null, "6", "3"]);
  expect(pagesBetween(three, "1", "0")).toEqual([null, "3"]);
});
