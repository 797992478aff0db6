import { createHmac, randomUUID } from "node:crypto";
import { request } from "node:http";
import { type Format, formats } from "#lib/domain/format.ts";
import { localApiKey } from "#lib/storage/upload-token.ts";
import { Refusal } from "./refusal.ts";
import type { UploadTicket } from "./upload-ticket.ts";

const callbackTimeoutMs = 30_000;
/** The one endpoint of the upload router. */
export const uploadSlug = "references";

/**
 * Tells the app's upload route, signed as UploadThing signs it, that a file is whole, and hears what the route made of it. The route
 * answers at an address of its own for each call, so that two files never mix up their answers.
 */
export function createAppCaller(options: { secret: string; localOrigin: string; appUrl: string }) {
  const waiting = new Map<string, (data: unknown) => void>();
  return {
    /** What `onUploadComplete` returned. Throws the `Refusal` "not-registered" when it failed. */
    announce: async (
      ticket: UploadTicket,
      file: { sha256: string; format: Format; url: string },
    ): Promise<unknown> => {
      const callId = randomUUID();
      let answer: { data: unknown } | undefined;
      waiting.set(callId, (data) => (answer = { data }));
      const body = JSON.stringify({
        status: "uploaded",
        origin: `${options.localOrigin}/ingest/calls/${callId}`,
        metadata: { memberId: ticket.memberId },
        file: {
          name: ticket.fileName,
          size: ticket.sizeBytes,
          type: formats[file.format].contentType,
          customId: `${ticket.memberId}.${ticket.uploadId}`,
          key: ticket.key,
          url: file.url,
          appUrl: file.url,
          ufsUrl: file.url,
          fileHash: file.sha256,
        },
      });
      try {
        const status = await post(`${options.localOrigin}/api/uploadthing?slug=${uploadSlug}`, body, {
          host: new URL(options.appUrl).host,
          "content-type": "application/json",
          "uploadthing-hook": "callback",
          "x-uploadthing-signature": `hmac-sha256=${createHmac("sha256", localApiKey(options.secret)).update(body).digest("hex")}`,
        });
        // The route answers 200 even when it failed inside: only its second call tells.
        if (status !== 200 || !answer) throw new Refusal("not-registered");
        return answer.data;
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal("not-registered", { cause: error });
      } finally {
        waiting.delete(callId);
      }
    },
    /** Takes the route's second call. False when nobody waits for it. */
    hear: (callId: string, data: unknown): boolean => {
      const take = waiting.get(callId);
      take?.(data);
      return take !== undefined;
    },
  };
}

function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, timeout: callbackTimeoutMs }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    sent.on("timeout", () => sent.destroy(new Error("The upload route did not answer")));
    sent.on("error", reject);
    sent.end(body);
  });
}
