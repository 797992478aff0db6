import type { FileRouter, RouteHandlerOptions } from "uploadthing/types";
import type { Config } from "#lib/config.ts";
import { isOutside } from "#lib/domain/base/private-host.ts";
import { localToken } from "./upload-token.ts";

/** What UploadThing's route handler takes. */
export type UploadHandlerConfig = NonNullable<RouteHandlerOptions<FileRouter>["config"]>;

/**
 * How UploadThing's route handler is to run: against its cloud when a token is set, else for this machine's own ingest,
 * with the secret that signs upload addresses (`readOrMakeSecret(dataDir, "ingest")`).
 */
export function uploadHandlerConfig(
  config: Pick<Config, "appUrl" | "uploadthingToken">,
  secret: string,
): UploadHandlerConfig {
  const logLevel = "Warning"; // below it the library logs addresses that anybody could upload to
  if (config.uploadthingToken) {
    // The cloud cannot call a private address: then it streams its calls, which allows no waiting.
    const isDev = !isOutside(config.appUrl);
    return {
      token: config.uploadthingToken,
      callbackUrl: `${config.appUrl}/api/uploadthing`,
      isDev,
      handleDaemonPromise: isDev ? "void" : "await",
      logLevel,
    };
  }
  return {
    token: localToken(secret),
    ingestUrl: `${config.appUrl}/ingest`,
    isDev: false,
    handleDaemonPromise: "await",
    logLevel,
    logFormat: "json",
    // What the library would tell the ingest of an upload beforehand stands in the signed address too: nobody needs to be called.
    fetch: async () => Response.json({ ok: true }),
  };
}
