import { expect, test } from "vitest";
import { allModels, findModel, providers } from "./catalog.ts";

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
    expect(model).toMatchObject({ dialect: { id: "at", isDocumented: false }, version: "seed-000+at" });
  expect(allModels({ oxen: { dialect: "at" }, animatic: { dialect: "at" } })).toEqual(allModels());
});
