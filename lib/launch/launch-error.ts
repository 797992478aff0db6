import { systemReasons } from "./messages.ts";

/** Why the studio cannot start. The message is one sentence for the person who started it; nothing was touched. */
export class LaunchError extends Error {
  override name = "LaunchError";
}

/** The operating system's code of an error (`EACCES`), or its message when it has none. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return systemReasons[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}
