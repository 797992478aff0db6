import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BlockingCall } from "./call.ts";
import { readEnd, showsLife } from "./call-files.ts";

const entry = fileURLToPath(new URL("./call-process.ts", import.meta.url));
/** How long a process may take to begin; it goes on beginning afterwards, only nobody waits for it. */
const beginMs = 10_000;
/** What it needs of the environment, and no key. */
const passedOn = ["PATH", "LANG", "TZ", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];

/**
 * Has one paid request made by a process of its own, which outlives this one and a deploy. "begun": its request may leave from
 * now on, and `collectBlockingCall` tells what became of it. "not-begun": it ended before, and nothing was sent. Never
 * makes a request twice for one attempt.
 */
export async function startBlockingCall(call: BlockingCall): Promise<"begun" | "not-begun"> {
  const child = spawn(process.execPath, ["--no-warnings", entry], {
    detached: true, // a group of its own: neither Ctrl-C nor the end of this process reaches it
    stdio: ["pipe", "pipe", "ignore"],
    env: {
      NODE_ENV: "production",
      ...Object.fromEntries(
        passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
      ),
    },
  });
  const outcome = await new Promise<"begun" | "ended">((resolve) => {
    const timer = setTimeout(() => resolve("begun"), beginMs);
    const settle = (how: "begun" | "ended") => {
      clearTimeout(timer);
      resolve(how);
    };
    child.once("error", () => settle("ended"));
    child.once("exit", () => settle("ended"));
    child.stdout.once("data", () => settle("begun"));
    child.stdin.on("error", () => undefined); // it ended while it was told: its exit says so
    child.stdin.end(JSON.stringify(call));
  });
  child.stdout.destroy();
  child.unref();
  if (outcome === "begun") return "begun";
  // A call that was begun before, or was over at once, has left its traces.
  const { folder, attemptId } = call;
  const hasTraces = (await readEnd(folder, attemptId)) !== null || (await showsLife(folder, attemptId));
  return hasTraces ? "begun" : "not-begun";
}
