import { readConfig } from "#lib/config.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { startWorker } from "#lib/worker/start-worker.ts";
import { dieAtPoint } from "./crash-points.ts";
import { queuesOfSubmissions } from "./queues-of-submissions.ts";

/** A worker in a process of its own that kills itself (-9) at the n-th crash point, n being the first argument; 0 lives. */
dieAtPoint(Number(process.argv[2] ?? 0), ["rename"]);

const worker = await startWorker({ config: readConfig(), worker: mintWorker(), queues: queuesOfSubmissions });
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
process.stdout.write("ready\n");
