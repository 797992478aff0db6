import { expect, test } from "vitest";
import { listModels } from "./list-models.ts";
import { familiesOf, isFound, twoColumns } from "./model-list.ts";

const models = listModels({});

test("models of one generation stand together, whoever offers them, and each stands once", () => {
  const families = familiesOf(models);
  expect(families.map(({ name }) => name)).toEqual(["This studio", "Seedance 2", "Seedance 1"]);
  expect(
    families
      .flatMap((family) => family.models)
      .map(({ label }) => label)
      .toSorted(),
  ).toEqual(models.map(({ label }) => label).toSorted());
});

test("in its family stands first what was used last, and the families stay where they are", () => {
  const family = (used: readonly string[]) =>
    familiesOf(models, used)[1]!.models.map(({ model }) => model.id);
  const [first, second, third] = family([]);
  expect(family([third!, second!]).slice(0, 3)).toEqual([third, second, first]);
  expect(familiesOf(models, [third!]).map(({ name }) => name)).toEqual(
    familiesOf(models).map(({ name }) => name),
  );
});

test("two columns hold all families in their order, none of them broken, as even as that goes", () => {
  const families = familiesOf(models);
  const [left, right] = twoColumns(families);
  expect([...left, ...right]).toEqual(families);
  expect(left.map(({ name }) => name)).toEqual(["This studio", "Seedance 2"]);
  expect(twoColumns([])).toEqual([[], []]);
});

test.each([
  ["", true],
  ["siraya fast", true],
  ["FAST  2.0", true],
  ["kling", false],
])("a search for %j finds Seedance 2.0 Fast (SIRAYA): %s", (search, found) => {
  expect(isFound("Seedance 2.0 Fast (SIRAYA)", search)).toBe(found);
});
