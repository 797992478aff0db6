import { expect, test } from "vitest";
import type { GenerationId, ModelId } from "#lib/domain/id.ts";
import { generationNames } from "./generation-names.ts";

const generation = (id: string, modelId: string) => ({ id: id as GenerationId, modelId: modelId as ModelId }); // names are all that is asked about

test("variations of a model are told apart by number, from the second on", () => {
  const names = generationNames(
    [generation("a", "x/one"), generation("b", "x/one"), generation("c", "y/two")],
    (modelId) => modelId.toUpperCase(),
  );
  expect([...names.values()]).toEqual(["X/ONE", "X/ONE #2", "Y/TWO"]);
});
