import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { readConfig } from "#lib/config.ts";
import { maskLinkTokens } from "#lib/domain/base/mask-link-tokens.ts";
import { maskOutput } from "#lib/serve/mask-output.ts";
import { startWebServer } from "#lib/serve/web-server.ts";
import { endWith, sayReady, standAlone } from "./process-channel.ts";

/** The web server's process: `npm run web`, and a child of the launcher. */
const log = pino({ name: "web", base: null, hooks: { streamWrite: maskLinkTokens } });
for (const stream of [process.stdout, process.stderr]) maskOutput(stream); // what the framework says of its requests and errors

standAlone({ needsKeys: false });
const server = await startWebServer({
  config: readConfig(),
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  isDevelopment: process.env.NODE_ENV === "development",
  onError: (error) => log.error({ err: error }),
  onWrongOrigin: (origin) =>
    log.info({ event: "wrong-origin", origin: origin.slice(0, 200) }, "wrong-origin"),
});
endWith(async () => {
  server.close();
  server.closeAllConnections();
});
sayReady();
