import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./launch-error.ts";
import { openLog } from "./log-files.ts";
import { launchRefusals } from "./messages.ts";

/** A process of the studio that is started again whenever it ends by itself. */
export type Supervised = {
  /** Asks it to end, and ends it when it does not within `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
};

export type ChildOptions = {
  name: string;
  /** Arguments of Node: flags and the file. */
  argv: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** Hears that it ended by itself and is about to be started again. */
  onRestart?: () => void;
  /** Aborted: nobody waits any more until it is ready. */
  signal?: AbortSignal;
};

const readyWithinMs = 120_000;
const firstWaitMs = 250;
const longestWaitMs = 10_000;
/** After this long a child counts as healthy, and its next end waits shortly again. */
const healthyMs = 30_000;

/**
 * Starts a process and resolves when it has sent "ready", or at once, for it to be stopped, when the signal says so. It learns of the end of this process by the closing of its
 * channel. Throws `LaunchError` when the first start fails.
 */
export async function supervise(options: ChildOptions): Promise<Supervised> {
  let isStopping = false;
  let waitMs = firstWaitMs;
  let timer: NodeJS.Timeout | undefined;
  let child = start(options);

  const watch = (startedAt: number) => {
    child.once("exit", () => {
      if (isStopping) return;
      waitMs = Date.now() - startedAt > healthyMs ? firstWaitMs : Math.min(waitMs * 2, longestWaitMs);
      options.onRestart?.();
      timer = setTimeout(() => {
        child = start(options);
        watch(Date.now());
      }, waitMs);
    });
  };

  await Promise.race([ready(child, options), aborted(options.signal)]);
  watch(Date.now());
  return {
    async stop(patienceMs) {
      isStopping = true;
      clearTimeout(timer);
      await end(child, patienceMs);
    },
  };
}

function start({ name, argv, cwd, env, logFolder }: ChildOptions): ChildProcess {
  const log = openLog(logFolder, name);
  const child = spawn(process.execPath, argv, {
    cwd,
    env,
    detached: true, // its own process group: Ctrl-C is the launcher's to hand on, in the right order
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  child.on("error", () => undefined); // its exit says enough
  return child;
}

/** Never, where there is no signal. */
function aborted(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function ready(child: ChildProcess, { name, logFolder }: ChildOptions): Promise<void> {
  const late = AbortSignal.timeout(readyWithinMs);
  const isReady = await Promise.race([
    once(child, "message", { signal: late }).then(
      () => true,
      () => false,
    ),
    once(child, "exit").then(() => false),
  ]);
  if (isReady) return;
  await end(child, 0);
  throw new LaunchError(launchRefusals.process(name, join(logFolder, `${name}.log`)));
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await over;
  clearTimeout(timer);
}
