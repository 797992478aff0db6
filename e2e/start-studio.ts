import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A studio as `npm start` runs it, with a data folder of its own. */
export type RunningStudio = {
  url: string;
  dataDir: string;
  launcher: ChildProcess;
  /** Everything that the launcher has printed so far. */
  lines: readonly string[];
  /** Ends it as Ctrl-C does; its data folder stays. */
  stop(): Promise<void>;
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readyLine = "Triptych is at";

/** A data folder that nobody has used, and the way to be rid of it. */
export function makeDataDir(): { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), "triptych-journey-"));
  chmodSync(dataDir, 0o711); // for root: PostgreSQL runs as another user, which must get through
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

let lastPort = 10_000 + ((process.pid * 20) % 20_000);

/**
 * A port of this machine on which nobody listens. It is below those that systems hand out by themselves, and other processes of
 * ours begin elsewhere: nobody takes it before it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1;
    const server = createServer().listen(lastPort, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return lastPort;
  }
}

/** Starts a studio and resolves when it says where it is. Rejects with what it printed when it ends instead. */
export async function startStudio(options: {
  dataDir: string;
  port?: number;
  environment?: Record<string, string>;
  /** As `npm run dev` starts it. */
  isDev?: boolean;
}): Promise<RunningStudio> {
  const port = options.port ?? (await freePort());
  const argv = [join(root, "lib/launch/start.ts"), ...(options.isDev ? ["--dev"] : [])];
  const launcher = spawn(process.execPath, argv, {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: "",
      PORT: String(port),
      DATA_DIR: options.dataDir,
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [launcher.stdout, launcher.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (line.startsWith(readyLine)) resolve(line.slice(readyLine.length).trim());
      });
    launcher.once("close", (code) =>
      reject(new Error(`The studio ended with ${code}:\n${lines.join("\n")}`)),
    );
  });
  return {
    url,
    dataDir: options.dataDir,
    launcher,
    lines,
    async stop() {
      if (launcher.exitCode !== null || launcher.signalCode !== null) return;
      launcher.kill("SIGINT");
      await once(launcher, "close");
    },
  };
}
