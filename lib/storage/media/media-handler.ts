import type { IncomingMessage, ServerResponse } from "node:http";
import type { MediaGrant } from "./media-headers.ts";
import { type MediaTarget, parseMediaTarget } from "./media-target.ts";
import { sendFile, sendMissing } from "./send-file.ts";

/**
 * Answers `/media/*`: GET and HEAD with ranges, conditions and downloads (`?download`). `authorize` alone decides; null, a
 * wrong address and a file that is gone give the very same 404, before the first byte.
 */
export function createMediaHandler(options: {
  authorize(request: IncomingMessage, target: MediaTarget): Promise<MediaGrant | null>;
  /** Told of what is no refusal but a fault. */
  onError(error: unknown): void;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { allow: "GET, HEAD", "content-length": 0 }).end();
        return;
      }
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const target = parseMediaTarget(path);
      const grant = target && (await options.authorize(request, target));
      const isDownload = grant?.isDownload ?? new URLSearchParams(query).has("download");
      if (!grant || !(await sendFile(request, response, grant, isDownload))) sendMissing(response);
    } catch (error) {
      options.onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "cache-control": "no-store", "content-length": 0 }).end();
    }
  };
}
