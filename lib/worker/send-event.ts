import { createHmac } from "node:crypto";
import { findDueEvent, recordTry } from "#lib/data/member/webhooks.ts";
import { type WebhookTrouble, webhookRetriesMs } from "#lib/domain/account/webhook.ts";
import { allowedPrivateHosts } from "#lib/outbound/addresses.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { findOutboundError } from "#lib/outbound/outbound-error.ts";
import { SealingError, unseal } from "#lib/sealing/sealing.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";

/** How long a receiver may take to answer. Anything slower belongs behind a queue of its own. */
const answerMs = 10_000;

/**
 * Sends an event to its member's webhook, and again later until the answer is a 2xx or five more tries have failed. What it is signed
 * with is as the Standard Webhooks specification has it: an HMAC-SHA256 over id, time and body.
 */
export async function sendEvent(
  { config, worker, closed }: Pick<Context, "config" | "worker" | "closed">,
  eventId: string,
): Promise<void> {
  const event = await findDueEvent(worker, eventId);
  if (!event) return;
  const secret = await unseal(config.dataDir, event.sealedSecret).catch((error: unknown) => {
    if (error instanceof SealingError) return null;
    throw error;
  });
  if (secret === null) return recordTry(worker, eventId, { trouble: "no-secret" }, null);
  const seconds = Math.floor(Date.now() / 1000);
  // Only what is allowed by name: a provider's own private address is no place for events.
  const fetch = createGuardedFetch({ allowPrivate: allowedPrivateHosts(config.outboundAllowPrivate, []) });
  const answer = await fetch(event.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": "Triptych",
      "webhook-id": event.id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signature(secret, event.id, seconds, event.body),
    },
    body: event.body,
    signal: AbortSignal.any([AbortSignal.timeout(answerMs), closed]),
  }).then(
    async (response) => {
      await response.body?.cancel();
      return { status: response.status };
    },
    (error: unknown) => {
      if (closed.aborted) throw error; // nothing is known of it: the next worker sends it again
      log.info({ error, eventId }, "an event could not be sent");
      return { trouble: troubleOf(error) };
    },
  );
  const isTaken = "status" in answer && answer.status >= 200 && answer.status < 300;
  await recordTry(worker, eventId, answer, isTaken ? null : (webhookRetriesMs[event.tries] ?? null));
}

/** "v1," and the HMAC in base64, as it stands in `webhook-signature`. `secret` is 32 bytes as base64, with "whsec_" before them. */
export function signature(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}

function troubleOf(error: unknown): WebhookTrouble {
  const reason = findOutboundError(error)?.reason;
  if (reason === "forbidden-address" || reason === "forbidden-host" || reason === "forbidden-scheme")
    return "refused-address";
  return error instanceof Error && error.name === "TimeoutError" ? "too-late" : "unreachable";
}
