import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { childEnvironment } from "#lib/launch/child-environment.ts";
import { LaunchError } from "#lib/launch/launch-error.ts";
import { launchRefusals } from "#lib/launch/messages.ts";

/** A user of this machine. */
export type SystemAccount = { uid: number; gid: number };

/**
 * Whom PostgreSQL runs as: null for "the same user as we". It refuses root, so that root lends it the user
 * `postgres`, made if missing. Throws `LaunchError` when that cannot be had.
 */
export function postgresAccount(): SystemAccount | null {
  if (process.getuid?.() !== 0) return null;
  const found = findAccount();
  if (found) return found;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"]);
  const made = findAccount();
  if (!made) throw new LaunchError(launchRefusals.postgresAsRoot);
  return made;
}

/** Whether a user can do what a shell test says (`-x "$1"`) about a path. */
export function accountCan(account: SystemAccount, test: string, path: string): boolean {
  const options = { ...account, cwd: "/", env: childEnvironment(), stdio: "ignore" } as const;
  return spawnSync("/bin/sh", ["-c", test, "sh", path], options).status === 0;
}

function findAccount(): SystemAccount | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
