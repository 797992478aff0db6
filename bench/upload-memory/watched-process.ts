import { readFileSync, writeFileSync } from "node:fs";

/** What a process of this machine has in memory, told by Linux. */
export type WatchedProcess = {
  /** A step begins: forgets the most that the process has had so far. */
  beginStep(): void;
  /** How much larger it was at most than when the step began, and is now than at first, in MB. */
  more(): { most: number; after: number };
};

/** Watches a process from now on. */
export function watchProcess(pid: number): WatchedProcess {
  const read = (name: string) => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1000;
  };
  const firstMB = read("VmRSS");
  let beforeMB = firstMB;
  return {
    beginStep: () => {
      beforeMB = read("VmRSS");
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
    },
    more: () => ({ most: Math.round(read("VmHWM") - beforeMB), after: Math.round(read("VmRSS") - firstMB) }),
  };
}
