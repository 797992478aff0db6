import { readConfig } from "#lib/config.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { startWorker } from "#lib/worker/start-worker.ts";
import { endWith, sayReady, standAlone } from "./process-channel.ts";

/** The worker's process: `npm run worker` on a further machine, and a child of the launcher. */
standAlone({ needsKeys: true });
const config = readConfig();
// The libraries that it loads, and the children that it starts, have no use for the keys.
for (const name of Object.keys(process.env)) if (name.endsWith("_API_KEY")) delete process.env[name];

const running = await startWorker({ config, worker: mintWorker() });
endWith(() => running.stop());
sayReady();
