import { expect, test } from "vitest";
import { findProvider, providers } from "#lib/providers/catalog.ts";
import { describeProvider } from "./describe-provider.ts";

test("names each dated contract with its source and date, the default first", () => {
  const { contracts } = describeProvider(findProvider("oxen")!);
  expect(contracts.map(({ name }) => name)).toEqual([null, "newer"]);
  for (const { label } of contracts) expect(label).toMatch(/^Oxen\.ai, .+ \(\d{4}-\d\d-\d\d\)$/);
  expect(new Set(contracts.map(({ label }) => label)).size).toBe(2);
  expect(contracts.map(({ note }) => note)).toEqual([
    "480p, 720p · max 12 references · seed",
    "480p, 720p, 1080p, 4K · max 15 references · no seed",
  ]);
});

test("every provider that costs money has tokens to choose and a price for each model", () => {
  for (const provider of providers.filter(({ defaultBaseUrl }) => defaultBaseUrl !== undefined)) {
    const { dialect, models } = describeProvider(provider);
    expect(dialect).not.toBeNull();
    expect(models.map(({ id }) => id)).toEqual(provider.models.map(({ id }) => id));
  }
});
