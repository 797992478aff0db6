import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * The text of a small secret file that is made once and never changed: mode 0600, in a folder of mode 0700. Of several
 * processes that make it at the same time one wins, and all get its text; nobody ever reads half of it.
 */
export function readOrMakeFile(path: string, make: () => string): string {
  const found = readKept(path);
  if (found !== null) return found;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = join(dirname(path), `.${randomUUID()}`);
  const descriptor = openSync(/* turbopackIgnore: true */ temporary, "wx", 0o600);
  try {
    writeSync(descriptor, make());
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    // A link, unlike a rename, fails where the other process was first.
    linkSync(temporary, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(temporary);
  }
  const kept = readKept(path);
  if (kept === null) throw new Error(`${path} vanished while it was being made`);
  return kept;
}

/** The file's text, or null where there is none. Throws on an empty one: it would pass for a secret. */
export function readKept(path: string): string | null {
  try {
    // Unmarked, the build would take the whole checkout for what this may read.
    const text = readFileSync(/* turbopackIgnore: true */ path, "utf8");
    if (text.trim() === "") throw new Error(`${path} is empty`);
    return text;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
