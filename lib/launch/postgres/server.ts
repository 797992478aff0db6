import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { childEnvironment } from "#lib/launch/environment.ts";
import { LaunchError } from "#lib/launch/launch-error.ts";
import { launchRefusals } from "#lib/launch/messages.ts";
import { userName } from "./cluster.ts";
import type { Placement } from "./placement.ts";

/** A port of 127.0.0.1 on which nobody listens at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  server.close();
  await once(server, "close");
  return port;
}

/** A running PostgreSQL. */
export type PostgresServer = {
  pid: number;
  port: number;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** It ran already: a killed launcher's, or that of a studio which runs. */
  isAdopted: boolean;
};

type Options = {
  placement: Placement;
  cluster: string;
  password: string;
  /** Where the server's own messages are appended. */
  logFile: string;
  /** The port that it had before, taken again when it is free. */
  port?: number;
  /** Further settings, such as `fsync: "off"` for tests. */
  settings?: Record<string, string>;
  /** Aborted: it is not waited for any more, and ended. */
  signal?: AbortSignal;
};

/** The address of a database on a server of ours. */
export function addressOf(port: number, password: string, name: string): string {
  return `postgresql://${userName}:${password}@127.0.0.1:${port}/${name}`;
}

/**
 * Starts the server, or takes over the one that a killed launcher left running on the same cluster. When this process ends without
 * having ended it, the server ends by itself as soon as its last client has gone. Throws `LaunchError`, or the signal's reason.
 */
export async function startPostgres(options: Options): Promise<PostgresServer> {
  const orphan = await findRunning(options);
  if (orphan) return endingAfterUs(orphan);
  const { placement, cluster, password, settings = {}, signal } = options;
  const port = options.port ?? (await freePort());
  const log = openSync(options.logFile, "a", 0o600);
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    logging_collector: "off",
    max_connections: "100",
    ...settings,
  };
  const child = spawn(
    join(placement.native, "bin", "postgres"),
    ["-D", cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...placement.account,
      cwd: "/",
      env: childEnvironment({ LANG: "C", LC_ALL: "C" }),
      detached: true, // its own process group: Ctrl-C in the terminal must not reach it before its clients are gone
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  const failed = once(child, "error").then(([error]) => error as Error);
  const ended = once(child, "exit").then(() => undefined);
  child.unref();
  const pid = child.pid;
  if (pid === undefined)
    throw new LaunchError(launchRefusals.postgresNotStarted((await failed).message), {
      cause: await failed,
    });
  const server = endingAfterUs({ pid, port, ended, isAdopted: false });
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (;;) {
    if (await answers(port, password, cluster)) return server;
    if (hasEnded) throw new LaunchError(launchRefusals.postgresEnded(options.logFile));
    if (signal?.aborted) {
      await stopPostgres(server);
      throw signal.reason;
    }
    await wait(25);
  }
}

function endingAfterUs(server: PostgresServer): PostgresServer {
  const leave = () => {
    try {
      process.kill(server.pid, "SIGTERM");
    } catch {
      return; // it is gone already
    }
  };
  process.once("exit", leave);
  void server.ended.then(() => process.off("exit", leave));
  return server;
}

/** Ends a server: its clients are cut off, its files are complete. */
export async function stopPostgres(server: PostgresServer): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 8_000],
    ["SIGQUIT", 2_000],
  ] as const) {
    try {
      process.kill(server.pid, signal);
    } catch {
      return; // it is gone already
    }
    const late = new AbortController();
    const isOver = await Promise.race([
      server.ended.then(() => true),
      wait(patienceMs, false, { signal: late.signal }),
    ]);
    late.abort();
    if (isOver) return;
  }
}

/** The server that runs on a cluster, told by its own pid file: a studio's, or one that outlived its launcher. Null: none does. */
export async function findRunning({
  cluster,
  password,
  signal,
}: Pick<Options, "cluster" | "password" | "signal">): Promise<PostgresServer | null> {
  const file = join(cluster, "postmaster.pid");
  while (existsSync(file)) {
    const lines = readFileSync(file, "utf8").split("\n");
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!pid || !isAlive(pid)) return null;
    if (port && (await answers(port, password, cluster)))
      return { pid, port, ended: whenGone(pid), isAdopted: true };
    if (!isPostgres(pid)) return null; // a number that another program has by now
    await wait(100, undefined, { signal });
  }
  return null;
}

/** Whether the server there is the one of this cluster, and takes queries. */
async function answers(port: number, password: string, cluster: string): Promise<boolean> {
  const client = new Client({
    connectionString: addressOf(port, password, "postgres"),
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined); // the server may go away at any time; queries tell
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return rows[0]?.folder === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self") || (existsSync(file) && readFileSync(file, "utf8").includes("postgres"));
}

async function whenGone(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(200, undefined, { ref: false });
}
