import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { LaunchError, reasonOf } from "./launch-error.ts";
import { launchRefusals } from "./messages.ts";

/** As long as the web process of a launcher that was killed may need to notice it. */
const patienceMs = 3_000;

/** Throws `LaunchError` when the studio could not listen there. */
export async function checkPort(host: string, port: number, signal?: AbortSignal): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const server = createServer();
    try {
      server.listen(port, host);
      await once(server, "listening");
      server.close();
      await once(server, "close");
      return;
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (isTaken && Date.now() < until) {
        await wait(100, undefined, { signal });
        continue;
      }
      throw new LaunchError(
        isTaken ? launchRefusals.portInUse(port) : launchRefusals.port(host, port, reasonOf(error)),
        { cause: error },
      );
    }
  }
}
