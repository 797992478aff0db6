import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { quick } from "#simulators/control.ts";
import { simulatorStarts } from "#simulators/every-simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { type Account, makeAccount, openSession } from "./account.ts";
import { type MediaHost, startMediaHost } from "./media-host.ts";
import { makeDataDir, type RunningStudio, startStudio } from "./start-studio.ts";

export { expect };

/** The simulator of each provider that costs money, by its id. */
export type Simulators = Readonly<Record<keyof typeof simulatorStarts, Simulator>>;

type ForOne = {
  folder: string;
  account: Account;
  oxen: Simulator;
  pageErrors: string[];
  wellBehaved: void;
};

type ForWorker = {
  studioOf: string;
  environment: Record<string, string>;
  simulators: Simulators;
  media: MediaHost;
  studio: RunningStudio;
  accountOf: (file: string) => Promise<Account>;
};

/**
 * What journeys are written with. `page` opens on a real studio in which the journeys of a file have an `account` of their
 * own, signed in already; the studio asks simulators instead of providers, and they behave well again before each journey.
 * `folder` is a place for the files of one journey, and whatever a page writes with `console.error` fails it.
 *
 * All files that run in one worker share one studio. A file that is about a studio as a whole (its first start, its end, its
 * environment, who is in it) says `test.use({ studioOf: "…" })` and has one to itself.
 */
export const test = base.extend<ForOne, ForWorker>({
  studioOf: ["whoever shares it", { option: true, scope: "worker" }],
  environment: [{}, { option: true, scope: "worker" }],
  simulators: [
    // oxlint-disable-next-line no-empty-pattern -- the first argument must be a pattern, and nothing is needed of it
    async ({}, use) => {
      const [oxen, siray, modellix, siraya] = await Promise.all([
        simulatorStarts.oxen(),
        simulatorStarts.siray(),
        simulatorStarts.modellix(),
        simulatorStarts.siraya(),
      ]);
      const simulators = { oxen, siray, modellix, siraya };
      await use(simulators);
      await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
    },
    { scope: "worker" },
  ],
  media: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const host = await startMediaHost();
      await use(host);
      await host.stop();
    },
    { scope: "worker" },
  ],
  studio: [
    async ({ simulators, media, environment }, use) => {
      const { dataDir, remove } = makeDataDir();
      const baseUrls = Object.entries(simulators).map(([id, { url }]) => [
        `${id.toUpperCase()}_BASE_URL`,
        url,
      ]);
      const studio = await startStudio({
        dataDir,
        environment: {
          ...Object.fromEntries(baseUrls),
          OUTBOUND_ALLOW_PRIVATE: new URL(media.url).host,
          ...environment,
        },
      });
      await use(studio);
      await studio.stop();
      remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  accountOf: [
    async ({ studio }, use) => {
      const accounts = new Map<string, Promise<Account>>();
      await use((file) => {
        const account =
          accounts.get(file) ?? makeAccount(studio, `${basename(file, ".spec.ts")}@example.com`);
        accounts.set(file, account);
        return account;
      });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ studio }, use) => use(studio.url),
  account: async ({ accountOf }, use, { file }) => use(await accountOf(file)),
  storageState: async ({ studio, account }, use) => use(await openSession(studio, account)),
  oxen: async ({ simulators }, use) => use(simulators.oxen),
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "triptych-files-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  wellBehaved: [
    async ({ simulators }, use) => {
      for (const simulator of Object.values(simulators)) simulator.control({ ...quick, faults: [] });
      await use();
    },
    { auto: true },
  ],
  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      context.on("weberror", (error) => errors.push(error.error().message));
      await use(errors);
      expect(errors, "what the pages wrote to the console as errors").toEqual([]);
    },
    { auto: true },
  ],
});
