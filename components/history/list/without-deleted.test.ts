import { expect, test } from "vitest";
import type { HistoryItem } from "#lib/domain/history/history.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { withoutDeleted } from "./without-deleted.ts";

/** A run with results `1a`, `1b`, …: as many as said. */
function run(number: number, count = 1): HistoryItem {
  const results = Array.from({ length: count }, (_, index) => ({
    id: `${number}${String.fromCharCode(97 + index)}` as GenerationId, // a short one, to be read
  }));
  return { id: String(number) as RunId, results, resultCount: count } as HistoryItem; // what is looked at here
}

test("a run without anything left is not listed, and one with something left counts it", () => {
  const deleted = new Set(["3a", "2a"] as GenerationId[]); // as above
  const shown = withoutDeleted([run(3), run(2, 3), run(1)], deleted);
  expect(shown.map(({ id, resultCount }) => [id, resultCount])).toEqual([
    ["2", 2],
    ["1", 1],
  ]);
});
