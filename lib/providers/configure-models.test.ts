import { expect, test } from "vitest";
import { dialectIds } from "#lib/domain/prompt/dialect.ts";
import { allModels, findModel, findModelOfVersion, providers } from "./catalog.ts";

test("without a choice every provider's models are as its first contract has them", () => {
  expect(allModels()).toEqual(
    providers.flatMap((provider) => provider.models.map((model) => ({ model, provider }))),
  );
  expect(allModels({ oxen: { contract: "never-heard-of" }, nobody: { dialect: "at" } })).toEqual(allModels());
  expect(allModels({ oxen: { contract: "constructor" } })).toEqual(allModels());
});

test("a chosen contract changes data and version of the same model, and of no other provider's", () => {
  const { id } = findModel(allModels().find(({ provider }) => provider.id === "oxen")!.model.id)!.model;
  const chosen = findModel(id, { oxen: { contract: "newer" } })!.model;
  expect(chosen.id).toBe(id);
  expect(chosen.limits.settings.resolution).toContain("4k");
  expect(chosen.version).not.toBe(findModel(id)!.model.version);
  const others = (models: ReturnType<typeof allModels>) =>
    models.filter(({ provider }) => provider.id !== "oxen");
  expect(others(allModels({ oxen: { contract: "newer" } }))).toEqual(others(allModels()));
});

test("a chosen dialect is written, is not documented, and is part of the version", () => {
  for (const { model } of allModels({ siray: { dialect: "at" } }).filter(
    ({ provider }) => provider.id === "siray",
  ))
    expect(model).toMatchObject({
      dialect: { id: "at", isDocumented: false },
      version: `${findModel(model.id)!.model.version}+at`,
    });
  expect(allModels({ oxen: { dialect: "at" }, animatic: { dialect: "at" } })).toEqual(allModels());
});

test("a price is its model's alone, is no part of the version, and what is free stays free", () => {
  const { model: fast } = allModels().find(({ model }) => model.id === "siraya/seedance-2.0-fast")!;
  const free = allModels().find(({ model }) => model.billing === "free")!.model;
  const priced = allModels({
    [fast.providerId]: { dialect: "at", pricesPerSecondMicro: { [fast.id]: 80_500 } },
    [free.providerId]: { pricesPerSecondMicro: { [free.id]: 1 } },
  });
  const withPrice = priced.filter(({ model }) => model.pricePerSecondMicro !== undefined);
  expect(withPrice.map(({ model }) => [model.id, model.pricePerSecondMicro, model.version])).toEqual([
    [fast.id, 80_500, `${fast.version}+at`],
  ]);
});

test("from the version that a generation keeps comes the very model that it was compiled for", () => {
  for (const contract of ["", "newer"]) {
    for (const dialect of [undefined, ...dialectIds]) {
      const choice = { contract, ...(dialect && { dialect }) };
      const configured = allModels(Object.fromEntries(providers.map(({ id }) => [id, choice])));
      for (const { model, provider } of configured)
        expect(findModelOfVersion(model.id, model.version)).toEqual({ model, provider });
    }
  }
});

test("a version that its contract does not have any more gives the model as that contract has it today", () => {
  for (const contract of ["original", "newer"]) {
    const { id } = allModels().find(({ provider }) => provider.id === "oxen")!.model;
    const today = findModel(id, { oxen: { contract, dialect: "bracket" } });
    expect(findModelOfVersion(id, `${contract}-2020-01-01+bracket`)).toEqual(today);
  }
});

test("a version that nobody has any more gives the model as it is by default", () => {
  for (const found of allModels()) {
    expect(findModelOfVersion(found.model.id, "1")).toEqual(found);
    expect(findModelOfVersion(found.model.id, "gone+semaphore")).toEqual(found);
  }
  const { id } = allModels()[0]!.model;
  expect(findModelOfVersion(`${id}x` as typeof id, "1")).toBeNull(); // in the branded shape
});
