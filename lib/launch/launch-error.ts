import { ConfigError } from "#lib/config.ts";
import { launchRefusals, systemReasons } from "./messages.ts";

/** Why the studio cannot start. The message is one sentence for the person who started it; nothing was touched. */
export class LaunchError extends Error {
  override name = "LaunchError";
}

/** The operating system's code of an error (`EACCES`), or its message when it has none. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return systemReasons[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

/** What to tell the person who started the studio; null for what is a bug. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof LaunchError || error instanceof ConfigError) return error.message;
  const isOfDisk = error instanceof Error && "path" in error && "code" in error;
  return isOfDisk ? launchRefusals.path(String(error.path), reasonOf(error)) : null;
}
