import { quick } from "#e2e/simulators/control.ts";
import { startOxenSimulator } from "#e2e/simulators/oxen/simulator.ts";
import type { Simulator } from "#e2e/simulators/simulator.ts";
import { makeDataDir, type RunningStudio, startStudio } from "./start-studio.ts";
import { test as base } from "./studio.ts";

type Paid = { studioOf: string; oxen: Simulator; studio: RunningStudio };

/**
 * Journeys that cost money: the studio asks Oxen's simulator, which behaves well again before each of them. Each file names
 * itself by `studioOf`, and has a studio and a ledger of its own.
 */
export const test = base.extend<{ wellBehaved: void }, Paid>({
  studioOf: ["", { option: true, scope: "worker" }],
  oxen: [
    // oxlint-disable-next-line no-empty-pattern -- the first argument must be a pattern, and nothing is needed of it
    async ({}, use) => {
      const simulator = await startOxenSimulator();
      await use(simulator);
      await simulator.stop();
    },
    { scope: "worker" },
  ],
  studio: [
    async ({ oxen }, use) => {
      const { dataDir, remove } = makeDataDir();
      const studio = await startStudio({ dataDir, environment: { OXEN_BASE_URL: oxen.url } });
      await use(studio);
      await studio.stop();
      remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  wellBehaved: [
    async ({ oxen }, use) => {
      oxen.control({ ...quick, faults: [] });
      await use();
    },
    { auto: true },
  ],
});
