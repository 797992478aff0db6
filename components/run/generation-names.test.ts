import { expect, test } from "vitest";
import type { GenerationId, ModelId } from "#lib/domain/base/id.ts";
import { generationNames } from "./generation-names.ts";

const generation = (id: string, modelId: string, variation = 1, output = 1) => ({
  id: id as GenerationId,
  modelId: modelId as ModelId, // names are all that is asked about
  variation,
  output,
});
const names = (...runs: ReturnType<typeof generation>[][]) => [
  ...generationNames(runs, (modelId) => modelId.toUpperCase()).values(),
];

test("variations of a model are told apart by number, from the second on", () => {
  expect(names([generation("a", "x/one"), generation("b", "x/one", 2), generation("c", "y/two")])).toEqual([
    "X/ONE",
    "X/ONE #2",
    "Y/TWO",
  ]);
});

test("a variation keeps its number when the one before it was deleted", () => {
  expect(names([generation("b", "x/one", 2), generation("c", "x/one", 3)])).toEqual(["X/ONE #2", "X/ONE #3"]);
});

test("results of several runs are told apart by their run where they would be called the same", () => {
  expect(
    names(
      [generation("a", "x/one"), generation("b", "y/two")],
      [generation("c", "x/one"), generation("d", "x/one", 2)],
    ),
  ).toEqual(["X/ONE · run 1", "Y/TWO", "X/ONE · run 2", "X/ONE #2"]);
});

test("the outputs of one request are told apart by their number, which stays when the first was deleted", () => {
  expect(names([generation("a", "x/one", 2), generation("b", "x/one", 2, 2)])).toEqual([
    "X/ONE #2",
    "X/ONE #2 · output 2",
  ]);
  expect(names([generation("b", "x/one", 1, 2)])).toEqual(["X/ONE · output 2"]);
});
