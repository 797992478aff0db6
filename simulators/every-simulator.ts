import { startModellixSimulator } from "./modellix/simulator.ts";
import { startOxenSimulator } from "./oxen/simulator.ts";
import { startSiraySimulator } from "./siray/simulator.ts";
import { startSirayaSimulator } from "./siraya/simulator.ts";

/** How the simulator of every provider that costs money is started, by the provider's id. */
export const simulatorStarts = {
  oxen: startOxenSimulator,
  siray: startSiraySimulator,
  modellix: startModellixSimulator,
  siraya: startSirayaSimulator,
};
