import processes from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import files from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import pg from "pg";
import { readConfig } from "#lib/config.ts";
import { mintWorker } from "#lib/domain/scope-mint.ts";
import { startWorker } from "#lib/worker/start-worker.ts";
import { queuesOfSubmissions } from "./queues-of-submissions.ts";

/**
 * A worker in a process of its own that kills itself (-9) at the n-th crash point, n being the first argument; 0 lives.
 * Crash points: before and after every commit, every file that is put in its place and every process that is started, before
 * every request to a provider, and when its answer has come.
 */
const dieAt = Number(process.argv[2] ?? 0);
let points = 0;
const point = () => {
  points += 1;
  if (points === dieAt) process.kill(process.pid, "SIGKILL");
};

type Query = (this: pg.Client, ...given: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query }; // its overloads do not matter here
const query = prototype.query;
prototype.query = function (...given) {
  const [first] = given;
  const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
  if (text?.trim().toUpperCase() !== "COMMIT") return query.apply(this, given);
  point();
  const answered = query.apply(this, given);
  if (answered instanceof Promise)
    return answered.then((result: unknown) => {
      point();
      return result;
    });
  return answered;
};
const { rename } = files;
files.rename = async (...given) => {
  point();
  await rename(...given);
  point();
};
type Spawn = (...given: unknown[]) => ReturnType<typeof processes.spawn>;
const spawn = processes.spawn as Spawn; // as above
processes.spawn = ((...given: unknown[]) => {
  point();
  const child = spawn(...given);
  point();
  return child;
}) as typeof processes.spawn;
syncBuiltinESMExports();
subscribe("undici:request:create", point);
subscribe("undici:request:headers", point);

const worker = await startWorker({ config: readConfig(), worker: mintWorker(), queues: queuesOfSubmissions });
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
process.stdout.write("ready\n");
