import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { dataFolder } from "#lib/config.ts";
import { childEnvironment } from "#lib/launch/environment.ts";
import { LaunchError } from "#lib/launch/launch-error.ts";
import { launchRefusals } from "#lib/launch/messages.ts";
import { bundledPostgres } from "./binaries.ts";

/** A user of this machine. */
type SystemAccount = { uid: number; gid: number };

/**
 * Whom PostgreSQL runs as: null for "the same user as we". It refuses root, so that root lends it the user
 * `postgres`, made if missing. Throws `LaunchError` when that cannot be had.
 */
function postgresAccount(): SystemAccount | null {
  if (process.getuid?.() !== 0) return null;
  const found = findAccount();
  if (found) return found;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"]);
  const made = findAccount();
  if (!made) throw new LaunchError(launchRefusals.postgresAsRoot);
  return made;
}

/** Whether a user can do what a shell test says (`-x "$1"`) about a path. */
function accountCan(account: SystemAccount, test: string, path: string): boolean {
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

/** Where PostgreSQL's programs and its cluster stand, and whom it runs as. */
export type Placement = {
  native: string;
  /** The folder that holds the cluster; it belongs to `account`. */
  home: string;
  account: SystemAccount | null;
};

/** Where a cluster stands that could not stand inside the data folder. */
const noteName = "postgres-folder";
const shared = "/var/lib/triptych";

/**
 * Decides where PostgreSQL lives, and makes the folder. It stands in the data folder whenever the server's user can
 * get there; for root that may not be so (below the home of root, say), and then below /var/lib, noted in the data folder.
 */
export function placePostgres(dataDir: string): Placement {
  const account = postgresAccount();
  const native = bundledPostgres();
  const inside = dataFolder(dataDir, "postgres");
  if (!account) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { native, home: inside, account };
  }
  const noted = notedHome(dataDir);
  const home = noted ?? (accountCan(account, 'cd "$1"', dataDir) ? inside : outsideOf(dataDir));
  mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (home !== inside && !noted) writeFileSync(join(dataDir, noteName), `${home}\n`);
  giveTo(account, home);
  return { native: enterable(native, account), home, account };
}

/** Where a data folder's cluster stands, or would stand inside it. Touches nothing. */
export function clusterOf(dataDir: string): string {
  return join(notedHome(dataDir) ?? dataFolder(dataDir, "postgres"), "cluster");
}

/** Where a data folder has its cluster to itself: never the one that a copied folder's note leads to. Null: it leads there. */
export function ownHomeOf(dataDir: string): string | null {
  const home = dirname(clusterOf(dataDir));
  return home === dataFolder(dataDir, "postgres") || home === outsideOf(dataDir) ? home : null;
}

function outsideOf(dataDir: string): string {
  return join(shared, createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 16));
}

function notedHome(dataDir: string): string | null {
  const note = join(dataDir, noteName);
  const home = existsSync(note) ? readFileSync(note, "utf8").trim() : "";
  return isAbsolute(home) ? home : null; // a full disk leaves an empty note
}

/** The programs, or a copy of them where the server's user can reach it. */
function enterable(native: string, account: SystemAccount): string {
  const readable = '[ -x "$1/bin/postgres" ] && [ -r "$1/share/postgresql/postgres.bki" ]';
  if (accountCan(account, readable, native)) return native;
  const version = createHash("sha256")
    .update(readFileSync(join(native, "bin", "postgres")))
    .digest("hex");
  const copy = join(shared, `programs-${version.slice(0, 16)}`);
  if (!accountCan(account, readable, copy)) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    giveTo(account, copy);
  }
  return copy;
}

function giveTo(account: SystemAccount, folder: string): void {
  spawnSync("chown", ["-R", "-h", `${account.uid}:${account.gid}`, folder]);
}
