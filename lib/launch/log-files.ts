import { appendFileSync, copyFileSync, existsSync, openSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";

const largestBytes = 8_000_000;
const checkEveryMs = 30_000;

/** A log file of the data folder, opened for appending, as what a child writes its lines to. */
export function openLog(folder: string, name: string): number {
  return openSync(join(folder, `${name}.log`), "a", 0o600);
}

/** Appends a line of the launcher's own, with its time. */
export function logLine(folder: string, line: string): void {
  appendFileSync(join(folder, "launcher.log"), `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
}

/** Keeps each log and one older copy of it below 8 MB. Its writers append, so that they go on in the emptied file. */
export function boundLogs(folder: string, names: readonly string[]): () => void {
  const check = () => {
    for (const name of names) {
      const file = join(folder, `${name}.log`);
      if (!existsSync(file) || statSync(file).size < largestBytes) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  };
  check();
  const timer = setInterval(check, checkEveryMs).unref();
  return () => clearInterval(timer);
}
