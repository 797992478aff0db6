import { flushCompileCache } from "node:module";
import { readConfig } from "#lib/config.ts";
import { queueNames } from "#lib/data/queues.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { startWorker } from "#lib/worker/start-worker.ts";
import { dieAtPoint } from "./crash-points.ts";

/**
 * A worker in a process of its own that kills itself (-9) at the n-th crash point, n being the first argument; 0 lives. The others
 * are the queues whose jobs it does.
 */
const [dieAt, ...asked] = process.argv.slice(2);
dieAtPoint(Number(dieAt), ["rename"]);
flushCompileCache(); // a killed one leaves none

const queues = queueNames.filter((name) => asked.includes(name));
const worker = await startWorker({ config: readConfig(), worker: mintWorker(), queues });
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
process.stdout.write("ready\n");
