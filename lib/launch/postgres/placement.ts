import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundledPostgres } from "./binaries.ts";
import { accountCan, postgresAccount, type SystemAccount } from "./system-account.ts";

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
  const inside = join(dataDir, "postgres");
  if (!account) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { native, home: inside, account };
  }
  const outside = join(shared, createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 16));
  const noted = notedHome(dataDir);
  const home = noted ?? (accountCan(account, 'cd "$1"', dataDir) ? inside : outside);
  mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (home !== inside && !noted) writeFileSync(join(dataDir, noteName), `${home}\n`);
  giveTo(account, home);
  return { native: enterable(native, account), home, account };
}

/** Where a data folder's cluster stands, or would stand inside it. Touches nothing. */
export function clusterOf(dataDir: string): string {
  return join(notedHome(dataDir) ?? join(dataDir, "postgres"), "cluster");
}

function notedHome(dataDir: string): string | null {
  const note = join(dataDir, noteName);
  return existsSync(note) ? readFileSync(note, "utf8").trim() : null;
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
