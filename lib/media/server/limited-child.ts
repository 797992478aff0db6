import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import * as z from "zod/mini";
import { networkCutter } from "./network-cutter.ts";

const run = promisify(execFile);

export type ChildLimits = {
  /** Processor time over the child's life, bounded by the system. */
  processorSeconds: number;
  /** Data memory, bounded by the system. */
  memoryBytes: number;
  /** Size of any one file that it writes, bounded by the system. */
  fileBytes: number;
  /** By how much it gives way to other processes, from 0 to 19. */
  niceness?: number;
};

export type ChildEnd =
  | { ended: "answered"; answer: unknown }
  /** It was killed because the job took too long. */
  | { ended: "late" }
  /** It was killed because nobody wanted the answer any more. */
  | { ended: "stopped" }
  /** It died without an answer: out of memory, a fault in a decoder, a bound of the system. */
  | { ended: "crashed" };

/** A child that does one job after another until it ends, is killed or dies. */
export type LimitedChild = {
  /**
   * Never throws for what a file made the child do. A child that did not answer is dead. One job at a time. The deadline counts the
   * child's own processor time, since a busy machine is no fault of a file; only at six times as much does the clock on the wall.
   * Before its answer a child may say how far it is, as a line `{"progress":0.42}`.
   */
  run(
    job: unknown,
    deadlineMs: number,
    signal?: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<ChildEnd>;
  /** How many jobs it has answered. */
  answered(): number;
  isAlive(): boolean;
  end(): void;
};

const maxAnswerBytes = 256 * 1024;
/** Bounds are set by the shell, which then becomes the child: one process, on Linux and macOS alike. */
const bounded =
  'ulimit -c 0; ulimit -t "$1"; ulimit -f "$2"; ulimit -d "$3" 2>/dev/null; shift 3; exec nice -n "$@"';

/** Nothing of ours: no key, no address. The pools are kept small because each thread costs memory. */
const childEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  LANG: "C.UTF-8",
  PATH: "/usr/bin:/bin:/usr/sbin:/sbin",
  VIPS_CONCURRENCY: "1",
  UV_THREADPOOL_SIZE: "2",
  MALLOC_ARENA_MAX: "2",
};

/**
 * Starts one of our entry files in a process of its own, whose memory, processor time, file size and environment are
 * bounded, without network where the system can take it away. Jobs go in and answers come out as lines of JSON; it ends by
 * itself when this process does, and keeps it from ending only while it works.
 */
export async function startLimitedChild(entry: string, limits: ChildLimits): Promise<LimitedChild> {
  const child = spawn(
    "/bin/sh",
    // oxfmt-ignore
    [
      "-c", bounded, "sh",
      String(limits.processorSeconds), String(Math.ceil(limits.fileBytes / 512)), String(limits.memoryBytes >> 10),
      String(limits.niceness ?? 0),
      ...(await networkCutter()),
      process.execPath, "--max-old-space-size=256", "--no-warnings", entry,
    ],
    { env: childEnvironment, stdio: ["pipe", "pipe", "ignore"] },
  );
  const answers = createAnswers(child);
  const keep = holder(child);
  let answered = 0;
  let isAlive = true;
  const die = () => (isAlive = false);
  child.once("error", die).once("close", die);
  child.stdin?.on("error", die); // it died with a job on its way
  keep(false);
  return {
    answered: () => answered,
    isAlive: () => isAlive,
    end: () => {
      die();
      child.stdin?.end();
    },
    async run(job, deadlineMs, signal, onProgress) {
      keep(true);
      let isLate = false;
      const watch = watchTime(child, deadlineMs, () => {
        isLate = true;
        child.kill("SIGKILL");
      });
      const stop = () => child.kill("SIGKILL");
      signal?.addEventListener("abort", stop);
      if (signal?.aborted) stop();
      child.stdin?.write(`${JSON.stringify(job)}\n`);
      const answer = await answers.next((share) => {
        if (!isLate && !signal?.aborted) onProgress?.(share);
      });
      watch.end();
      signal?.removeEventListener("abort", stop);
      keep(false);
      if (answer !== undefined && !isLate) {
        answered += 1;
        return { ended: "answered", answer };
      }
      die();
      child.kill("SIGKILL");
      if (signal?.aborted) return { ended: "stopped" };
      return { ended: isLate ? "late" : "crashed" };
    },
  };
}

/** How much longer than its deadline a job may take whose child gets no processor, or waits for a disk. */
export const lastResort = 6;
const shortestWaitMs = 250;

/** Tells when a child has worked for longer than `deadlineMs` from now on, or has long been about to. */
function watchTime(child: ChildProcess, deadlineMs: number, onLate: () => void): { end(): void } {
  const startedAt = performance.now();
  const usedBefore = readProcessorMs(child);
  let isOver = false;
  const judge = async () => {
    const [before, now] = [await usedBefore, await readProcessorMs(child)];
    if (isOver) return;
    const left = before === null || now === null ? 0 : deadlineMs - (now - before);
    const leftByClock = startedAt + deadlineMs * lastResort - performance.now();
    if (left <= 0 || leftByClock <= 0) onLate();
    else timer = setTimeout(() => void judge(), Math.min(Math.max(left, shortestWaitMs), leftByClock));
  };
  let timer = setTimeout(() => void judge(), deadlineMs);
  return {
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

/** Linux counts in hundredths of a second, whatever its clock does. */
const tickMs = 10;

/** The processor time that a child has had so far, all its threads together; null where the system does not tell. */
async function readProcessorMs({ pid }: ChildProcess): Promise<number | null> {
  try {
    if (process.platform !== "linux") {
      const { stdout } = await run("ps", ["-o", "time=", "-p", String(pid)]);
      // Hours where there are some, minutes, seconds with their fraction.
      return stdout.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
    }
    const line = await readFile(`/proc/${pid}/stat`, "utf8");
    // Behind the program's name, which may hold anything: the state is the first, user and system time the 12th and 13th.
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return null; // it is dead, or there is nothing to ask
  }
}

/** What a child prints, line by line: how far it is, then its answer, which is undefined from its end on. One that prints without end is killed. */
function createAnswers(child: ChildProcess): {
  next(onProgress: (share: number) => void): Promise<unknown>;
} {
  let take: ((line: string | null) => void) | null = null;
  let isOver = false;
  let sinceLine = 0;
  const end = () => {
    isOver = true;
    take?.(null);
  };
  child.stdout?.on("data", (chunk: Buffer) => {
    sinceLine += chunk.length;
    if (sinceLine > maxAnswerBytes) child.kill("SIGKILL");
  });
  if (child.stdout)
    createInterface({ input: child.stdout }).on("line", (line) => {
      sinceLine = 0;
      take?.(line);
    });
  child.once("error", end).once("close", end);
  return {
    next: (onProgress) =>
      new Promise((resolve) => {
        take = (line) => {
          const said = line === null ? undefined : parseAnswer(line);
          const progress = progressSchema.safeParse(said);
          if (progress.success) return onProgress(progress.data.progress);
          take = null;
          resolve(said);
        };
        if (isOver) take(null);
      }),
  };
}

const progressSchema = z.strictObject({ progress: z.number().check(z.gte(0), z.lte(1)) });

/** Whether this process stays for the child's sake. */
function holder(child: ChildProcess): (isKept: boolean) => void {
  const streams = [child.stdin, child.stdout] as unknown as { ref(): void; unref(): void }[]; // pipes are sockets
  return (isKept) => {
    for (const one of [child, ...streams]) {
      if (isKept) one.ref();
      else one.unref();
    }
  };
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it ended in the middle of its answer
  }
}
