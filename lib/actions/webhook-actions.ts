"use server";

import { randomBytes } from "node:crypto";
import * as z from "zod/mini";
import { removeWebhook, saveWebhook, sendTestEvent } from "#lib/data/member/webhooks.ts";
import { readFact } from "#lib/data/studio-fact.ts";
import { webhookUrlSchema } from "#lib/domain/account/webhook.ts";
import { seal } from "#lib/sealing/sealing.ts";
import { memberAction } from "./action.ts";

/**
 * Keeps where a member's program is told of ended runs, with a new secret that signs what is sent: it is given back this once.
 * `no-worker`: no worker has ever started, so that there is nothing to seal to.
 */
export const saveWebhookAction = memberAction(
  z.strictObject({ url: webhookUrlSchema }),
  async ({ member }, { url }) => {
    const publicKey = await readFact("worker-public-key");
    if (typeof publicKey !== "string") return { ok: false as const, reason: "no-worker" as const };
    const secret = `whsec_${randomBytes(32).toString("base64")}`;
    await saveWebhook(member, { url, sealedSecret: await seal(publicKey, secret) });
    return { ok: true as const, secret };
  },
);

/** Tells the member's program nothing any more. */
export const removeWebhookAction = memberAction(z.strictObject({}), async ({ member }) => {
  await removeWebhook(member);
  return { ok: true as const };
});

/** Sends the member's program a test. How it was answered is read with the page. */
export const testWebhookAction = memberAction(z.strictObject({}), async ({ member }) => {
  await sendTestEvent(member);
  return { ok: true as const };
});
