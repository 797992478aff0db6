import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
let found: Promise<readonly string[]> | undefined;

/**
 * The command to put before another so that it runs without any network: `unshare`, where the system lets us. Empty
 * elsewhere; the children open no connection in any case, this keeps a fault in a decoder from doing so.
 */
export function networkCutter(): Promise<readonly string[]> {
  return (found ??= findCutter());
}

async function findCutter(): Promise<readonly string[]> {
  for (const command of [
    ["unshare", "--net"],
    ["unshare", "--user", "--map-current-user", "--net"],
  ] as const) {
    try {
      const [program, ...options] = command;
      await run(program, [...options, "true"], { timeout: 5000 });
      return command;
    } catch {
      continue; // not installed here, or not allowed
    }
  }
  return [];
}
