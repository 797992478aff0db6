import type { IncomingMessage, ServerResponse } from "node:http";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { parseZipTarget } from "#lib/domain/history/history-zip.ts";
import { sendMissing } from "#lib/storage/media/send-file.ts";
import { type ZipGrant, sendZip } from "./send-zip.ts";

/**
 * Answers `/zip?g=…`: the chosen results as one file, made while it is sent. `authorize` alone decides; null and a wrong address
 * give the very same 404 as media that are not there, before the first byte.
 */
export function createZipHandler(options: {
  authorize(request: IncomingMessage, generationIds: readonly GenerationId[]): Promise<ZipGrant | null>;
  /** Told of what is no refusal but a fault. */
  onError(error: unknown): void;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { allow: "GET, HEAD", "content-length": 0 }).end();
        return;
      }
      const ids = parseZipTarget(request.url ?? "");
      const grant = ids && (await options.authorize(request, ids));
      if (grant) await sendZip(response, grant, request.method === "HEAD");
      else sendMissing(response);
    } catch (error) {
      options.onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "cache-control": "no-store", "content-length": 0 }).end();
    }
  };
}
