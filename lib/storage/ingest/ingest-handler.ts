import type { IncomingMessage, ServerResponse } from "node:http";
import type { RegisterUpload } from "#lib/storage/finished-upload.ts";
import { Refusal, refuse, sendJson } from "./answer.ts";
import { createUploadReceiver } from "./take-upload.ts";
import { readUploadTicket } from "./upload-ticket.ts";

/** What the ingest is given by whoever serves it. */
export type IngestOptions = {
  /** Absolute; partial files and finished ones live under it. */
  dataDir: string;
  /** Shared with the upload route: `readOrMakeSecret(dataDir, "ingest")`. */
  secret: string;
  /** The origin that people use: upload addresses are signed with it. */
  appUrl: string;
  /** Called when an upload is whole and in its place. What it throws is told to `onError`; the page may try again. */
  register: RegisterUpload;
  /** Told of what is no refusal but a fault. */
  onError(error: unknown): void;
};

/**
 * Answers `/ingest/*`: UploadThing's ingest protocol on this machine's disk. `HEAD` tells how much of an upload is here, `PUT`
 * goes on from there. Uploads are known by their signed address alone and outlive a restart, also one between their last
 * byte and their registration. The server must not bound the time of a whole request (`requestTimeout = 0`).
 */
export function createIngestHandler(
  options: IngestOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const receiver = createUploadReceiver(options);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "HEAD" && request.method !== "PUT") throw new Refusal("not-found");
    const { appUrl: ingestOrigin, secret } = options;
    const ticket = readUploadTicket(request.url ?? "", { ingestOrigin, secret, now: Date.now() });
    if (request.method === "HEAD") {
      response.setHeader("x-ut-range-start", await receiver.sizeSoFar(ticket));
      return sendJson(response, 200, {});
    }
    sendJson(response, 200, await receiver.take(ticket, request));
  }

  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.code === "not-registered") options.onError(error.cause);
        return refuse(request, response, error);
      }
      if (request.destroyed && !request.complete) return; // the page went away; it will come back
      options.onError(error);
      sendJson(response, 500, { error: "fault" });
    }
  };
}
