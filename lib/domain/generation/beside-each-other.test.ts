import { expect, test } from "vitest";
import { besideEachOther } from "./beside-each-other.ts";

test("what was asked for later stands beside its own kind, and the models keep their order", () => {
  const asked = ["b 1", "b 2", "a 1", "b 3", "a 2"].map((name) => ({
    modelId: name.slice(0, 1),
    variation: Number(name.slice(2)),
    output: 1,
  }));
  expect(besideEachOther(asked).map(({ modelId, variation }) => `${modelId} ${variation}`)).toEqual([
    "b 1",
    "b 2",
    "b 3",
    "a 1",
    "a 2",
  ]);
});

test("the outputs of one request follow each other, before the next variation", () => {
  const came = [
    { modelId: "a", variation: 1, output: 1 },
    { modelId: "a", variation: 2, output: 1 },
    { modelId: "a", variation: 1, output: 3 },
    { modelId: "a", variation: 1, output: 2 },
  ];
  expect(besideEachOther(came).map(({ variation, output }) => [variation, output])).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 1],
  ]);
});
