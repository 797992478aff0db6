import type { FileRouter, RouteHandlerOptions } from "uploadthing/types";
import type { Config } from "#lib/config.ts";
import { isOutside } from "#lib/domain/media-route.ts";
import { localOrigin } from "./local-origin.ts";
import { localToken } from "./upload-token.ts";

export type UploadHandlerConfig = NonNullable<RouteHandlerOptions<FileRouter>["config"]>;

/**
 * How UploadThing's route handler is to run: against its cloud when a token is set, else against this machine's own
 * ingest, which knows it by the ingest secret (`readOrMakeSecret(dataDir, "ingest")`).
 */
export function uploadHandlerConfig(
  config: Pick<Config, "appUrl" | "host" | "port" | "uploadthingToken">,
  secret: string,
): UploadHandlerConfig {
  const logLevel = "Warning"; // below it the library logs addresses that anybody could upload to
  const callbackUrl = `${config.appUrl}/api/uploadthing`;
  if (config.uploadthingToken) {
    // The cloud cannot call a private address: then it streams its calls, which allows no waiting.
    const isDev = !isOutside(config.appUrl);
    return {
      token: config.uploadthingToken,
      callbackUrl,
      isDev,
      handleDaemonPromise: isDev ? "void" : "await",
      logLevel,
    };
  }
  const ingestUrl = `${config.appUrl}/ingest`;
  return {
    token: localToken(secret),
    ingestUrl,
    callbackUrl,
    isDev: false,
    handleDaemonPromise: "await",
    logLevel,
    logFormat: "json",
    fetch: fetchLocally(config.appUrl, localOrigin(config)),
  };
}

/** The public address may not be reachable from this machine itself (a proxy, a router): its own server is asked directly. */
function fetchLocally(appUrl: string, origin: string): NonNullable<UploadHandlerConfig["fetch"]> {
  return (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    // The library's narrower request type is what it hands over itself.
    return fetch(url.startsWith(`${appUrl}/`) ? origin + url.slice(appUrl.length) : url, init as RequestInit);
  };
}
