import { once } from "node:events";
import { createServer } from "node:http";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import { pino } from "pino";
import { readConfig } from "#lib/config.ts";
import { maskTokens } from "#lib/domain/prompt/mask-tokens.ts";
import { readOrMakeSecret } from "#lib/sealing/secret.ts";
import { registerFinishedUpload } from "#lib/serve/register-finished-upload.ts";
import { stampAddress } from "#lib/session/client-address.ts";
import { createIngestHandler } from "#lib/storage/ingest/ingest-handler.ts";
import { localOrigin } from "#lib/serve/local-origin.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";
import { createZipHandler } from "#lib/storage/zip/zip-handler.ts";
import { authorizeMedia } from "#lib/serve/authorize-media.ts";
import { authorizeZip } from "#lib/serve/authorize-zip.ts";
import { createHostCheck } from "#lib/serve/check-host.ts";
import { maskOutput } from "#lib/serve/mask-output.ts";
import { showMissingPlainly } from "#lib/serve/plain-missing.ts";
import { endWith, sayReady, standAlone } from "./process-channel.ts";

/** The web server's process: bytes of media by ourselves, pages by the framework. */
const log = pino({ name: "web", base: null, hooks: { streamWrite: maskTokens } });
for (const stream of [process.stdout, process.stderr]) maskOutput(stream); // what the framework says of its requests and errors
const onError = (error: unknown) => log.error({ err: error });
// The framework would read `.env` itself, keys included: this says that it has.
process.env.__NEXT_PROCESSED_ENV = "true";

standAlone({ needsKeys: false });
const config = readConfig();
// Where the framework sends an action on that another page holds, cookies and all; otherwise whatever listens on port 3000 gets it.
process.env.__NEXT_PRIVATE_ORIGIN = localOrigin(config);
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const server = createServer();
const app = next({ dev: process.env.NODE_ENV === "development", dir: root, httpServer: server, quiet: true });
await app.prepare();
const showPage = app.getRequestHandler();
const isElsewhere = createHostCheck(config);
const serveMedia = createMediaHandler({ authorize: authorizeMedia, onError });
const sendZip = createZipHandler({ authorize: authorizeZip, onError });
const takeUpload = createIngestHandler({
  dataDir: config.dataDir,
  secret: readOrMakeSecret(config.dataDir, "ingest"),
  appUrl: config.appUrl,
  register: registerFinishedUpload,
  onError,
});

server.on("request", (request, response) => {
  stampAddress(request, config.trustsProxy);
  if (isElsewhere(request, response)) return;
  const path = request.url ?? "/";
  if (path.startsWith("/g/")) showMissingPlainly(path, response);
  const handle = path.startsWith("/media/")
    ? serveMedia
    : path.startsWith("/ingest/")
      ? takeUpload
      : path.startsWith("/zip?")
        ? sendZip
        : showPage;
  handle(request, response).catch((error: unknown) => {
    onError(error);
    response.destroy();
  });
});
server.requestTimeout = 0; // an upload takes as long as it takes; what stands still is ended by the ingest
server.listen(config.port, config.host);
await once(server, "listening");

endWith(async () => {
  server.close();
  server.closeAllConnections();
});
sayReady();
