import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod/mini";
import { localApiKey } from "#lib/storage/upload-token.ts";
import { readJson, refuse, sendJson } from "./answer.ts";
import { createAppCaller } from "./call-app.ts";
import { Refusal } from "./refusal.ts";
import { createUploadTaker } from "./take-upload.ts";
import { readUploadTicket } from "./upload-ticket.ts";

export type IngestOptions = {
  /** Absolute; partial files and finished ones live under it. */
  dataDir: string;
  /** Shared with the upload route: `readOrMakeSecret(dataDir, "ingest")`. */
  secret: string;
  /** The origin that people use: upload addresses are signed with it. */
  appUrl: string;
  /** Where this machine reaches its own web server: `localOrigin(config)`. */
  localOrigin: string;
  /** Told of what is no refusal but a fault. */
  onError(error: unknown): void;
};

const callResult = z.object({ callbackData: z.optional(z.unknown()) });

/**
 * Answers `/ingest/*`: UploadThing's ingest protocol on this machine's disk. `HEAD` tells how much of an upload is here, `PUT`
 * goes on from there, the rest is the app's own upload route talking to us. Uploads are known by their signed address
 * alone and outlive a restart. The server must not bound the time of a whole request (`requestTimeout = 0`).
 */
export function createIngestHandler(
  options: IngestOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const caller = createAppCaller(options);
  const taker = createUploadTaker({ ...options, announce: caller.announce });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    if (request.method === "POST") {
      requireApiKey(request, options.secret);
      const callId = /^\/ingest\/calls\/([0-9a-f-]{36})\/callback-result$/.exec(path)?.[1];
      // What the route tells of an upload beforehand stands in the signed address too: nothing is kept.
      if (!callId && path !== "/ingest/route-metadata") throw new Refusal("not-found");
      const body = callResult.safeParse(await readJson(request));
      if (callId && !(body.success && caller.hear(callId, body.data.callbackData)))
        throw new Refusal("not-found");
      return sendJson(response, 200, { ok: true });
    }
    if (request.method !== "HEAD" && request.method !== "PUT") throw new Refusal("not-found");
    const { appUrl: ingestOrigin, secret } = options;
    const ticket = readUploadTicket(path, { ingestOrigin, secret, now: Date.now() });
    if (request.method === "HEAD") {
      response.setHeader("x-ut-range-start", await taker.sizeSoFar(ticket));
      return sendJson(response, 200, {});
    }
    sendJson(response, 200, await taker.take(ticket, request));
  }

  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      if (error instanceof Refusal) return refuse(request, response, error);
      if (request.destroyed && !request.complete) return; // the page went away; it will come back
      options.onError(error);
      sendJson(response, 500, { error: "fault" });
    }
  };
}

function requireApiKey(request: IncomingMessage, secret: string): void {
  const given = Buffer.from(String(request.headers["x-uploadthing-api-key"] ?? ""));
  const expected = Buffer.from(localApiKey(secret));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refusal("not-found");
}
