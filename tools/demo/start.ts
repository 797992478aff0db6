import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { closeDatabase } from "#lib/data/database.ts";
import { sortEnvironment } from "#lib/launch/environment.ts";
import { launch } from "#lib/launch/launch.ts";
import { runInTerminal } from "#lib/launch/run-in-terminal.ts";
import { adoptEnvironment, demoEnvironment } from "./environment.ts";
import { fill } from "./fill.ts";
import { type DemoFolder, openDemoFolder } from "./folder.ts";
import { demoLines } from "./messages.ts";
import { type DemoProvider, restoreJobs, slowDown, startProviders, stopProviders } from "./providers.ts";

/** `npm run demo`: a studio full of work on a data folder of its own, with simulated providers, and nothing that costs. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the worker has begun is nobody's money here, and a film that a simulator is drawing is not waited for. */
const workerPatienceMs = 1_500;

const { values, positionals } = parseArgs({
  options: { fresh: { type: "boolean", default: false } },
  allowPositionals: true,
});
// `npm run demo --fresh`, without the two hyphens before it, keeps the word for itself.
const isFresh = values.fresh || process.env.npm_config_fresh === "true";

await runInTerminal(async ({ say, signal }) => {
  const given = { ...process.env };
  adoptEnvironment({});
  const { port } = sortEnvironment(demoEnvironment(given, { dataDir: root, simulators: [] })).config;
  const folder = await openDemoFolder(resolve(positionals[0] ?? join(root, "data-demo")), { isFresh, say });
  const isFilled = folder.galleryToken !== null;
  const simulated = await startProviders(port + 1, { isFilled });
  say(demoLines.providers(simulated.length));
  try {
    const environment = sortEnvironment(
      demoEnvironment(given, { dataDir: folder.path, simulators: simulated }),
    );
    const studio = await launch({
      root,
      environment,
      isDev: false,
      keepsCopy: false,
      workerPatienceMs,
      say,
      signal,
    });
    adoptEnvironment({ ...environment.forAll, DATABASE_URL: studio.databaseUrl });
    const { appUrl } = environment.config;
    const working = work({ folder, simulated, appUrl, say, signal });
    return {
      async stop() {
        await working;
        await closeDatabase();
        await studio.stop();
        await stopProviders(simulated);
      },
    };
  } catch (error) {
    await stopProviders(simulated);
    throw error;
  }
});

/** Fills the folder, or takes up what an earlier start has left; says where everything is. */
async function work({
  folder,
  simulated,
  appUrl,
  say,
  signal,
}: {
  folder: DemoFolder;
  simulated: readonly DemoProvider[];
  appUrl: string;
  say: (line: string) => void;
  signal: AbortSignal;
}): Promise<void> {
  const welcome = (token: string | null) => {
    for (const line of demoLines.welcome(appUrl, token && `${appUrl}/g/${token}`)) say(line);
  };
  try {
    let { galleryToken } = folder;
    if (galleryToken === null) {
      welcome(null);
      say(demoLines.filling);
      const startedAt = Date.now();
      galleryToken = await fill({ say, signal });
      folder.markFull(galleryToken);
      say(demoLines.full(Math.round((Date.now() - startedAt) / 1000)));
    } else await restoreJobs(simulated);
    slowDown(simulated);
    welcome(galleryToken);
    say(demoLines.onPurpose);
  } catch (error) {
    if (!signal.aborted) say(demoLines.stopped(error instanceof Error ? error.message : String(error)));
  }
}
