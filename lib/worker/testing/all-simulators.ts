import { simulatorStarts } from "#simulators/every-simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";

/** Every provider that costs money, on this machine. */
export type AllSimulators = Record<keyof typeof simulatorStarts, Simulator>;

/** Starts them all, and leads whatever reads the configuration from now on to them. They fetch no media. */
export async function startAllSimulators(): Promise<AllSimulators> {
  const started = await Promise.all(
    Object.entries(simulatorStarts).map(
      async ([id, start]) => [id, await start({ control: { checksMedia: false } })] as const,
    ),
  );
  for (const [id, { url }] of started) {
    process.env[`${id.toUpperCase()}_BASE_URL`] = url;
    process.env[`${id.toUpperCase()}_API_KEY`] = `sk-simulated-${id}`;
  }
  return Object.fromEntries(started) as AllSimulators; // from the same keys
}
