import { startModellixSimulator } from "#e2e/simulators/modellix/simulator.ts";
import { startOxenSimulator } from "#e2e/simulators/oxen/simulator.ts";
import type { Simulator } from "#e2e/simulators/simulator.ts";
import { startSiraySimulator } from "#e2e/simulators/siray/simulator.ts";
import { startSirayaSimulator } from "#e2e/simulators/siraya/simulator.ts";

/** Every provider that costs money, on this machine. */
export type AllSimulators = Record<"oxen" | "siray" | "modellix" | "siraya", Simulator>;

/** Starts them all, and leads whatever reads the configuration from now on to them. They fetch no media. */
export async function startAllSimulators(): Promise<AllSimulators> {
  const control = { checksMedia: false };
  const [oxen, siray, modellix, siraya] = await Promise.all([
    startOxenSimulator({ control }),
    startSiraySimulator({ control }),
    startModellixSimulator({ control }),
    startSirayaSimulator({ control }),
  ]);
  const simulators = { oxen, siray, modellix, siraya };
  for (const [id, { url }] of Object.entries(simulators)) {
    process.env[`${id.toUpperCase()}_BASE_URL`] = url;
    process.env[`${id.toUpperCase()}_API_KEY`] = `sk-simulated-${id}`;
  }
  return simulators;
}
