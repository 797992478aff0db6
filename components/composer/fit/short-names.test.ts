import { expect, test } from "vitest";
import { listModels } from "#components/composer/models/list-models.ts";
import { shortNames } from "./short-names.ts";

const models = listModels({});
const shortOf = (...ids: string[]) =>
  shortNames(ids.map((id) => models.find(({ model }) => model.id === id)!)); // all in the catalog

test("a model goes by its provider where it is the only one of it, and by its own name beside others", () => {
  expect(shortOf("animatic/animatic", "oxen/seedance-2.0-r2v", "siraya/seedance-2.0")).toEqual([
    "Animatic",
    "Oxen",
    "SIRAYA",
  ]);
  expect(shortOf("animatic/animatic", "siraya/seedance-2.0", "siraya/seedance-2.0-fast")).toEqual([
    "Animatic",
    "Seedance 2.0",
    "Seedance 2.0 Fast",
  ]);
});
