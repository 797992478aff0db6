import { quick } from "#e2e/simulators/control.ts";
import { simulatorStarts } from "#e2e/simulators/every-simulator.ts";
import type { Simulator } from "#e2e/simulators/simulator.ts";
import { makeDataDir, type RunningStudio, startStudio } from "./start-studio.ts";
import { test as base } from "./studio.ts";

export type ProviderName = keyof typeof simulatorStarts;
export type Simulators = Readonly<Record<ProviderName, Simulator>>;

type Worlds = { simulators: Simulators; studio: RunningStudio };

/** Journeys to all providers at once: a studio with a key for each in its environment, and simulators that behave well again before each. */
export const test = base.extend<{ wellBehaved: void }, Worlds>({
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
  studio: [
    async ({ simulators }, use) => {
      const { dataDir, remove } = makeDataDir();
      const environment = Object.fromEntries(
        Object.entries(simulators).flatMap(([name, { url }]) => [
          [`${name.toUpperCase()}_BASE_URL`, url],
          [`${name.toUpperCase()}_API_KEY`, `sk-${name}-0001`],
        ]),
      );
      const studio = await startStudio({ dataDir, environment });
      await use(studio);
      await studio.stop();
      remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  wellBehaved: [
    async ({ simulators }, use) => {
      for (const simulator of Object.values(simulators)) simulator.control({ ...quick, faults: [] });
      await use();
    },
    { auto: true },
  ],
});
