import { expect, test } from "vitest";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { allModels, findModel, findProvider, providers } from "./catalog.ts";
import { clientOf } from "./registry.ts";

test("every model has an id, a label and a provider of its own", () => {
  const models = allModels();
  const labels = models.map(({ model, provider }) => modelLabel(model, provider));
  expect(new Set(models.map(({ model }) => model.id)).size).toBe(models.length);
  expect(new Set(labels).size).toBe(models.length);
  expect(labels).toContain("Animatic (This studio)");
  expect(labels).toContain("Seedance 2.0 Reference to Video (Oxen)");
  for (const { model, provider } of models) {
    expect(findModel(model.id)).toEqual({ model, provider });
    expect(findProvider(model.providerId)).toBe(provider);
  }
});

test("every provider has a client, which can do what its models' data says", () => {
  for (const { id, models } of providers) {
    const client = clientOf(id);
    for (const { operation } of models) {
      expect(client.cancel !== undefined).toBe(operation.canCancel);
      expect(client.find !== undefined).toBe(operation.canFind);
      expect(client.poll === undefined).toBe(operation.hasNoTaskId === true);
    }
  }
  for (const id of ["none", "constructor", "__proto__"]) expect(() => clientOf(id)).toThrow(/no provider/);
});

test("what costs money is asked over https, and what works here costs nothing", () => {
  for (const { defaultBaseUrl, models } of providers) {
    expect(defaultBaseUrl ?? "https://here").toMatch(/^https:\/\/[^/]+(\/[^/]+)*$/);
    for (const { billing, operation } of models)
      expect(billing === "free").toBe(defaultBaseUrl === undefined && operation.work === "local");
  }
});
