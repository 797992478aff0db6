import { expect, test } from "vitest";
import { isPrivateHost } from "#lib/domain/base/private-host.ts";
import { sortEnvironment } from "#lib/launch/environment.ts";
import { providers } from "#lib/providers/catalog.ts";
import { demoEnvironment } from "./environment.ts";

const real = {
  ...Object.fromEntries(providers.map(({ id }) => [`${id.toUpperCase()}_API_KEY`, `sk-real-${id}`])),
  ...Object.fromEntries(providers.map(({ id }) => [`${id.toUpperCase()}_BASE_URL`, "https://real.example"])),
  FAL_KEY: "real-fal",
  REPLICATE_API_TOKEN: "real-replicate",
  UPLOADTHING_TOKEN: "real-uploadthing",
  DATABASE_URL: "postgresql://real.example/real",
  DATA_DIR: "/home/me/real-data",
  APP_URL: "https://real.example",
  PUBLIC_MEDIA_URL: "https://real.example",
  HOST: "::",
};
const simulators = providers
  .filter(({ defaultBaseUrl }) => defaultBaseUrl)
  .map(({ id }, index) => ({ id, url: `http://127.0.0.1:${3101 + index}` }));
const given = { dataDir: "/tmp/demo", simulators };

test("nothing that the machine has set for real work reaches the demo", () => {
  const { forAll, forWorker, config } = sortEnvironment(demoEnvironment(real, given));
  expect(JSON.stringify([forAll, forWorker, config, [...config.providerKeys]])).not.toMatch(/real/);
  expect(config).toMatchObject({ dataDir: "/tmp/demo", databaseUrl: null, uploadthingToken: null });
});

test("every provider that costs money is asked on this machine, with a key that opens nothing", () => {
  const { config } = sortEnvironment(demoEnvironment(real, given));
  for (const { id } of simulators) {
    expect(isPrivateHost(new URL(config.providerBaseUrls.get(id) ?? "https://real.example").hostname)).toBe(
      true,
    );
    expect(config.providerKeys.get(id)).toMatch(/^sk-demo-/);
  }
});

test("it listens where PORT says, else beside the studio, and under a name whose cookies are its own", () => {
  const urlOf = (environment: Record<string, string>) => demoEnvironment(environment, given).APP_URL;
  expect([urlOf({}), urlOf({ PORT: "" }), urlOf({ PORT: "4321" })]).toEqual([
    "http://127.0.0.1:3100",
    "http://127.0.0.1:3100",
    "http://127.0.0.1:4321",
  ]);
});
