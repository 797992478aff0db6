import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { networkCutter } from "#lib/media/server/network-cutter.ts";
import type { RenderJob, RenderLine } from "./render-entry.ts";
import type { Rendered, RenderPlan } from "./render-plan.ts";

const entry = join(import.meta.dirname, "render-entry.ts");
/** Longer than the longest animatic takes on a slow, busy machine. */
const usualDeadlineMs = 15 * 60_000;
const memoryBytes = 3_000_000_000;
const fileBytes = 1_000_000_000;
/** Bounds are set by the shell, which then becomes the child: one process, on Linux and macOS alike. */
const bounded = 'ulimit -c 0; ulimit -f "$1"; ulimit -d "$2" 2>/dev/null; shift 2; exec "$@"';

/**
 * Renders a plan into an MP4 at `outputPath` in a bounded process of its own, without network, which ends with this one
 * or with the signal. `folder`, on the same disk, is emptied and used for
 * intermediate files: the output appears when it is whole. Progress is from 0 to 1. Throws only the
 * signal's reason and faults of the disk.
 */
export async function startRender(
  plan: RenderPlan,
  options: {
    outputPath: string;
    folder: string;
    signal: AbortSignal;
    onProgress: (progress: number) => void;
    deadlineMs?: number;
  },
): Promise<Rendered> {
  const { outputPath, folder, signal, onProgress, deadlineMs = usualDeadlineMs } = options;
  signal.throwIfAborted();
  // What a killed rendering left behind is of no use: this one makes the same.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const child = spawn(
    "/bin/sh",
    [
      "-c",
      bounded,
      "sh",
      String(Math.ceil(fileBytes / 512)),
      String(Math.ceil(memoryBytes / 1024)),
      ...(await networkCutter()),
      process.execPath,
      "--no-warnings",
      entry,
    ],
    { env: childEnvironment, stdio: ["pipe", "pipe", "ignore"], signal, killSignal: "SIGKILL" },
  );
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, deadlineMs);
  try {
    const partPath = join(folder, "whole.mp4");
    const job: RenderJob = { plan, folder, outputPath: partPath };
    const last = await converse(child, job, onProgress);
    signal.throwIfAborted();
    if (last && "done" in last) {
      await rename(partPath, outputPath);
      return { state: "done" };
    }
    if (isLate) return { state: "failed", reason: late };
    if (last && "unusable" in last) return { state: "failed", reason: last.unusable };
    return { state: "failed", reason: crashed, ...(last && "fault" in last && { fault: last.fault }) };
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

const crashed =
  "Rendering stopped before its end. One of the files may be damaged, or this machine has too little memory.";

const late = "Rendering took too long and was stopped.";

/** Nothing of ours: no key, no address. */
const childEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  LANG: "C.UTF-8",
  PATH: "/usr/bin:/bin:/usr/sbin:/sbin",
  MALLOC_ARENA_MAX: "4",
};

/** Hands the job over and listens until the child has ended. Answers its last line, if it came to one. */
function converse(
  child: ChildProcess,
  job: RenderJob,
  onProgress: (progress: number) => void,
): Promise<RenderLine | null> {
  return new Promise((resolve) => {
    let last: RenderLine | null = null;
    if (child.stdout) {
      createInterface({ input: child.stdout }).on("line", (line) => {
        const message = JSON.parse(line) as RenderLine; // written by our own child
        if ("progress" in message) onProgress(message.progress);
        else last = message;
      });
    }
    child.stdin?.on("error", () => {}); // it died before it read: "close" tells
    child.stdin?.write(`${JSON.stringify(job)}\n`);
    child.on("error", () => {}); // aborted or not started: "close" tells as well
    child.on("close", () => resolve(last));
  });
}
