import { once } from "node:events";
import { createServer, type Server } from "node:http";
import next from "next";
import type { Config } from "#lib/config.ts";
import { readOrMakeSecret } from "#lib/sealing/secret.ts";
import { stampAddress } from "#lib/session/client-address.ts";
import { createIngestHandler } from "#lib/storage/ingest/ingest-handler.ts";
import { localOrigin } from "./local-origin.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";
import { createZipHandler } from "#lib/storage/zip/zip-handler.ts";
import { authorizeMedia } from "./authorize-media.ts";
import { authorizeZip } from "./authorize-zip.ts";
import { createHostCheck } from "./check-host.ts";
import { createRequestCheck } from "./check-request.ts";
import { showMissingPlainly } from "./plain-missing.ts";
import { registerFinishedUpload } from "./register-finished-upload.ts";

type Options = {
  config: Config;
  /** The folder of the sources, where the framework finds its build. */
  root: string;
  isDevelopment: boolean;
  onError: (error: unknown) => void;
  /** Told of the origin of another site that has sent an action. */
  onWrongOrigin: (origin: string) => void;
};

/** Serves the studio: bytes of media by ourselves, pages by the framework. Listens already when it is returned. */
export async function startWebServer({
  config,
  root,
  isDevelopment,
  onError,
  onWrongOrigin,
}: Options): Promise<Server> {
  // The framework would read `.env` itself, keys included: this says that it has.
  process.env.__NEXT_PROCESSED_ENV = "true";
  // Where it sends an action on that another page holds, cookies and all; otherwise whatever listens on port 3000 gets it.
  process.env.__NEXT_PRIVATE_ORIGIN = localOrigin(config);
  const server = createServer();
  const app = next({ dev: isDevelopment, dir: root, httpServer: server, quiet: true });
  await app.prepare();
  const showPage = app.getRequestHandler();
  const isElsewhere = createHostCheck(config);
  const isRefused = createRequestCheck(config, onWrongOrigin);
  const serveMedia = createMediaHandler({
    authorize: isDevelopment ? await withScenes(root) : authorizeMedia,
    onError,
  });
  const sendZip = createZipHandler({ authorize: authorizeZip, onError });
  const takeUpload = createIngestHandler({
    dataDir: config.dataDir,
    secret: readOrMakeSecret(config.dataDir, "ingest"),
    appUrl: config.appUrl,
    register: registerFinishedUpload,
    onError,
  });

  const showSound: typeof showPage = async (request, response) => {
    if (!(await isRefused(request, response))) await showPage(request, response);
  };
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
          : showSound;
    handle(request, response).catch((error: unknown) => {
      onError(error);
      response.destroy();
    });
  });
  server.requestTimeout = 0; // an upload takes as long as it takes; what stands still is ended by the ingest
  server.listen(config.port, config.host);
  await once(server, "listening");
  return server;
}

/** In development `/scenes` shows drawn files under ids that no member's file has. */
async function withScenes(root: string): Promise<typeof authorizeMedia> {
  const { findSceneMedia } = await import("./scene-media.ts");
  return async (request, target) => findSceneMedia(root, target) ?? authorizeMedia(request, target);
}
