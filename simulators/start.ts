import { simulatorStarts } from "./every-simulator.ts";

/** `npm run simulators`: the providers on this machine, so that the whole studio can be tried without a key. */
const slow = { queueMs: 3000, runMs: 12_000, variesFilms: true, contract: "either" } as const;

const firstPort = 4701;

const simulators = await Promise.all(
  Object.entries(simulatorStarts).map(async ([id, startSimulator], index) => {
    const port = firstPort + index;
    const simulator = await startSimulator({ port, control: slow }).catch((error: unknown) => {
      console.error(`The simulator of ${id} cannot use port ${port}: ${String(error)}`);
      process.exit(1);
    });
    return { id, simulator };
  }),
);

console.log("The simulated providers are up. Start the studio with these in its environment, or in .env:\n");
for (const { id, simulator } of simulators)
  console.log(`${id.toUpperCase()}_BASE_URL=${simulator.url}\n${id.toUpperCase()}_API_KEY=sk-simulated`);
console.log(
  "\nWhat each was asked, and would bill: GET /_ledger. How it behaves, and fails: GET and POST /_control.",
);
console.log("Ctrl-C ends them.");

const stopAll = async () => {
  await Promise.all(simulators.map(({ simulator }) => simulator.stop()));
  process.exit(0);
};
process.once("SIGINT", stopAll);
process.once("SIGTERM", stopAll);
