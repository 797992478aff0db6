import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { QueueName } from "#lib/data/queues.ts";
import { queuesOfSubmissions } from "./queues-of-submissions.ts";

const entry = fileURLToPath(new URL("worker-process.ts", import.meta.url));
/** So many are started that what the first of them has compiled is kept. */
const compileCache = join(tmpdir(), "triptych-worker-compiled");

/** A worker in a process of its own. */
export type WorkerProcess = {
  process: ChildProcess;
  /** Resolves when it says that it is ready, or has ended before. */
  ready: Promise<void>;
  isAlive(): boolean;
  /** Kills it (-9) and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and waits until it has: its exit code. */
  stop(): Promise<number | null>;
};

/** Starts a worker that lives until it is killed, or that kills itself at its n-th crash point. */
export function spawnWorker(dieAt = 0, queues: readonly QueueName[] = queuesOfSubmissions): WorkerProcess {
  const child = spawn(process.execPath, [entry, String(dieAt), ...queues], {
    env: { ...process.env, NODE_ENV: "production", NODE_COMPILE_CACHE: compileCache },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const gone = once(child, "exit");
  const ready = new Promise<void>((resolve) => {
    // Its log comes the same way.
    createInterface(child.stdout).on("line", (line) => line === "ready" && resolve());
    void gone.then(() => resolve());
  });
  const end = async (signal: NodeJS.Signals) => {
    if (isAlive()) child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    process: child,
    ready,
    isAlive,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
  };
}
