import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { childEnvironment } from "#lib/launch/environment.ts";
import { LaunchError } from "#lib/launch/launch-error.ts";
import { launchRefusals } from "#lib/launch/messages.ts";
import { bundledMajor } from "./binaries.ts";
import type { Placement } from "./placement.ts";

/** The database's user; there is one. */
export const userName = "triptych";

/** The cluster's folder, made at the first start. Throws `LaunchError` when it is of another version, or the signal's reason. */
export async function ensureCluster(
  placement: Placement,
  password: string,
  signal?: AbortSignal,
): Promise<string> {
  const cluster = join(placement.home, "cluster");
  takeBack(placement.home);
  rmSync(restoredCluster(placement.home), { recursive: true, force: true });
  if (!existsSync(join(cluster, "PG_VERSION"))) await initialise(placement, cluster, password, signal);
  refuseOtherVersion(cluster);
  return cluster;
}

const replacedName = "cluster-replaced";

/** Where a copy is made ready to take the cluster's place; what stands there at a start was ended before it had. */
export function restoredCluster(home: string): string {
  return join(home, "cluster-restored");
}

/** Puts another folder of the same disk in the place of the cluster, which goes; no server runs on either. */
export function replaceCluster(home: string, other: string): void {
  const [cluster, replaced] = [join(home, "cluster"), join(home, replacedName)];
  takeBack(home);
  if (existsSync(cluster)) renameSync(cluster, replaced);
  renameSync(other, cluster);
  rmSync(replaced, { recursive: true, force: true });
}

/** What was killed in the middle of `replaceCluster` must not begin an empty database: the one from before is there still. */
export function takeBack(home: string): void {
  const [cluster, replaced] = [join(home, "cluster"), join(home, replacedName)];
  if (!existsSync(cluster) && existsSync(replaced)) renameSync(replaced, cluster);
  rmSync(replaced, { recursive: true, force: true });
}

/** Throws `LaunchError` when a cluster is of another version than the server that came with the studio. */
export function refuseOtherVersion(cluster: string): void {
  const file = join(cluster, "PG_VERSION");
  if (!existsSync(file)) return;
  const major = readFileSync(file, "utf8").trim();
  if (Number(major) > Number(bundledMajor))
    throw new LaunchError(launchRefusals.postgresNewer(major, bundledMajor));
  if (major !== bundledMajor) throw new LaunchError(launchRefusals.postgresOlder(major, bundledMajor));
}

/** The password of the embedded database, made at the first start; a file of mode 0600. */
export function readOrMakePassword(dataDir: string): string {
  const file = join(dataDir, "postgres-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8").trim();
}

/** Into a folder of another name first: a start that is killed here leaves nothing that looks like a cluster. */
async function initialise(
  { native, home, account }: Placement,
  cluster: string,
  password: string,
  signal?: AbortSignal,
) {
  const unfinished = join(home, "cluster-unfinished");
  const passwordFile = join(home, "password-once");
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    const child = spawn(
      join(native, "bin", "initdb"),
      [
        `--pgdata=${unfinished}`,
        `--username=${userName}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        // The same database whatever the machine's locale is, or without any.
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
      ],
      {
        ...account,
        cwd: "/",
        env: childEnvironment({ LANG: "C", LC_ALL: "C" }),
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    const stop = () => child.kill(); // it takes away what it has made
    signal?.addEventListener("abort", stop);
    const [output, [code]] = await Promise.all([
      text(child.stderr),
      once(child, "close") as Promise<[number]>,
    ]);
    signal?.removeEventListener("abort", stop);
    signal?.throwIfAborted();
    if (code !== 0) throw new LaunchError(launchRefusals.databaseNotMade(home, lastLine(output)));
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function lastLine(output: string): string {
  const errors = output.split("\n").filter((line) => line.includes("error:"));
  return (errors[0] ?? output.trim().split("\n").at(-1) ?? "")
    .replace(/^initdb: error: /, "")
    .replace(/\.$/, "");
}
