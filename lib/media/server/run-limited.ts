import { type ChildProcess, spawn } from "node:child_process";
import { networkCutter } from "./network-cutter.ts";

export type ChildLimits = {
  /** Wall-clock time, after which the child is killed. Its processor time is bounded by the system a little above. */
  deadlineMs: number;
  /** Data memory, bounded by the system. */
  memoryBytes: number;
  /** Size of any one file that it writes, bounded by the system. 0: it writes none. */
  fileBytes: number;
};

export type ChildEnd =
  | { ended: "answered"; answer: unknown }
  /** It was killed at its deadline. */
  | { ended: "late" }
  /** It died without an answer: out of memory, a fault in a decoder, a bound of the system. */
  | { ended: "crashed" };

const maxAnswerBytes = 256 * 1024;
/** Bounds are set by the shell, which then becomes the child: one process, on Linux and macOS alike. */
const bounded = 'ulimit -c 0; ulimit -t "$1"; ulimit -f "$2"; ulimit -d "$3" 2>/dev/null; shift 3; exec "$@"';

/**
 * Runs one of our entry files in a process of its own, whose memory, processor time, file size and environment are
 * bounded, without network where the system can take it away, and reads the one JSON answer that it prints. Never throws for what
 * a file made the child do.
 */
export async function runLimited(entry: string, job: unknown, limits: ChildLimits): Promise<ChildEnd> {
  const seconds = Math.ceil(limits.deadlineMs / 1000) * 2 + 5; // two cores may be spent at once
  const child = spawn(
    "/bin/sh",
    // oxfmt-ignore
    [
      "-c", bounded, "sh",
      String(seconds), String(Math.ceil(limits.fileBytes / 512)), String(limits.memoryBytes >> 10),
      ...(await networkCutter()),
      process.execPath, "--max-old-space-size=256", "--no-warnings", entry, JSON.stringify(job),
    ],
    { env: childEnvironment, stdio: ["ignore", "pipe", "ignore"] },
  );
  return await readAnswer(child, limits.deadlineMs);
}

/** Nothing of ours: no key, no address. The pools are kept small because each thread costs memory. */
const childEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  LANG: "C.UTF-8",
  PATH: "/usr/bin:/bin:/usr/sbin:/sbin",
  VIPS_CONCURRENCY: "1",
  UV_THREADPOOL_SIZE: "2",
  MALLOC_ARENA_MAX: "2",
};

function readAnswer(child: ChildProcess, deadlineMs: number): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, deadlineMs);
    child.stdout?.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes > maxAnswerBytes) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.on("error", () => {
      clearTimeout(timer);
      resolve({ ended: "crashed" });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (isLate) resolve({ ended: "late" });
      else if (code !== 0) resolve({ ended: "crashed" });
      else resolve(parseAnswer(Buffer.concat(chunks).toString()));
    });
  });
}

function parseAnswer(text: string): ChildEnd {
  try {
    return { ended: "answered", answer: JSON.parse(text) };
  } catch {
    return { ended: "crashed" }; // it ended in the middle of its answer
  }
}
