/** Why the studio cannot start. The message is one sentence for the person who started it; nothing was touched. */
export class LaunchError extends Error {
  override name = "LaunchError";
}

/** The operating system's code of an error (`EACCES`), or its message when it has none. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const words: Record<string, string> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    ENOTDIR: "a part of its path is a file",
    ENOENT: "there is no such folder",
  };
  return words[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}
