import { expect, test } from "vitest";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { parseSelection, selectionHref } from "./selection.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => sampleId<GenerationId>(index + 1));

test("what leads to a selection is read back as it was", () => {
  const chosen = ids(3);
  const { searchParams } = new URL(selectionHref(chosen), "http://here");
  expect(parseSelection(searchParams.get("g"))).toEqual(chosen);
});

test("one, more than eight, one twice, or what is no id is no selection", () => {
  for (const wrong of [ids(1), ids(9), [...ids(2), ...ids(1)], [...ids(2), "x"], []])
    expect(parseSelection(wrong.join(","))).toBeNull();
  expect(parseSelection(undefined)).toBeNull();
  expect(parseSelection(ids(2))).toBeNull();
});
