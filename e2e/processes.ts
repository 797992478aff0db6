import { existsSync, readdirSync, readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

/** The processes that a process has started itself and that run a certain file. */
export function childrenOf(pid: number, file: string): number[] {
  return allProcesses()
    .filter(({ parent, command }) => parent === pid && command.includes(file))
    .map((each) => each.pid);
}

/** The processes that a process has started, and those that these have started, to the last. */
export function descendantsOf(pid: number): number[] {
  const all = allProcesses();
  const below = (parent: number): number[] =>
    all.filter((each) => each.parent === parent).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(pid);
}

type Process = { pid: number; parent: number; command: string };

function allProcesses(): Process[] {
  if (!existsSync("/proc/self/stat")) return listed();
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

/** Where there is no /proc, as on macOS. */
function listed(): Process[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command = ""]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}
