import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import {
  type WebhookBody,
  type WebhookTrouble,
  type WebhookView,
  webhookViewSchema,
} from "#lib/domain/account/webhook.ts";
import { hasEnded, type Status } from "#lib/domain/generation/generation.ts";
import type { GenerationId, MemberId, RunId } from "#lib/domain/base/id.ts";
import type { Member, Worker } from "#lib/domain/base/scope.ts";

/** A member's webhook, in place of the one before, whose events are dropped. */
export async function saveWebhook(
  member: Member,
  webhook: { url: string; sealedSecret: Uint8Array<ArrayBuffer> },
): Promise<void> {
  // One after the other, so that of two at the same time the later stays.
  await database().$transaction([
    database().webhook.upsert({
      where: { memberId: member.id },
      create: { memberId: member.id, ...webhook },
      update: { ...webhook, savedAt: new Date() },
    }),
    database().webhookEvent.deleteMany({ where: { memberId: member.id } }),
  ]);
}

/** Nothing is sent any more, what waits included. Without a webhook nothing happens. */
export async function removeWebhook(member: Member): Promise<void> {
  await database().webhook.deleteMany({ where: { memberId: member.id } });
}

/** A member's webhook with its latest event, or null. */
export async function findWebhook(member: Member): Promise<WebhookView | null> {
  const row = await database().webhook.findUnique({
    where: { memberId: member.id },
    include: { events: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  if (!row) return null;
  const [event] = row.events;
  return webhookViewSchema.parse({
    url: row.url,
    savedAt: row.savedAt.toISOString(),
    last: event
      ? {
          isTest: bodyOf(event.body).type === "test",
          triedAt: event.triedAt?.toISOString() ?? null,
          status: event.status,
          trouble: event.trouble,
          nextTryAt: event.dueAt?.toISOString() ?? null,
        }
      : null,
  });
}

/**
 * Sends a member's webhook an event that says nothing but that it is one; not while an earlier test still waits for its answer. Throws
 * "not-found".
 */
export async function sendTestEvent(member: Member): Promise<void> {
  await database().$transaction(async (transaction) => {
    const rows = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM webhook WHERE member_id = ${member.id}::uuid FOR UPDATE`;
    if (rows.length === 0) throw new AppError("not-found");
    const waiting = await transaction.webhookEvent.findMany({
      where: { memberId: member.id, dueAt: { not: null } },
      select: { body: true },
    });
    if (waiting.some(({ body }) => bodyOf(body).type === "test")) return;
    await addEvent(transaction, member.id, "test", null);
  });
}

/**
 * Whenever a generation has ended: where it was the last of its run that could go on by itself or be decided about, and its member has a
 * webhook, an event exists exactly if the end does. A run that is taken up again ends again, with an event of its own.
 */
export async function tellOfEnd(
  transaction: Transaction,
  { memberId, runId }: { memberId: MemberId; runId: RunId },
): Promise<void> {
  // Held until the end is written: an event of a webhook that is removed meanwhile would undo it.
  const held = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM webhook WHERE member_id = ${memberId}::uuid FOR KEY SHARE`;
  if (held.length === 0) return;
  // Of two that end at the same time the second sees the first: each waits for whoever looks at the same run.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${runId}, 7460211936))`;
  const rows = await transaction.generation.findMany({
    where: { runId },
    select: { id: true, modelId: true, variation: true, output: true, status: true },
    orderBy: { id: "asc" },
  });
  if (rows.some(({ status }) => !hasEnded(status as Status))) return;
  await addEvent(transaction, memberId, "run.ended", {
    id: runId,
    url: `${readConfig().appUrl}/runs/${runId}`,
    generations: rows.map(({ id, modelId, status, ...row }) => ({
      id: id as GenerationId, // the columns hold nothing else
      model: modelId,
      ...row,
      status: status as Status,
    })),
  });
}

async function addEvent(
  transaction: Transaction,
  memberId: MemberId,
  type: WebhookBody["type"],
  run: WebhookBody["run"],
): Promise<void> {
  const id = createId();
  const now = new Date();
  const body: WebhookBody = { id, type, createdAt: now.toISOString(), run };
  await transaction.webhookEvent.create({
    data: { id, memberId, body: JSON.stringify(body), createdAt: now, dueAt: now },
  });
  await enqueue(transaction, "tell", { webhookEventId: id });
}

/** Written by `addEvent` alone. */
function bodyOf(text: string): WebhookBody {
  return JSON.parse(text) as WebhookBody;
}

/** What is to be sent, and where. */
export type DueEvent = { id: string; body: string; url: string; sealedSecret: Uint8Array; tries: number };

/** An event that waits to be sent; null where it was taken, given up, or belongs to no webhook any more. */
export async function findDueEvent(_worker: Worker, id: string): Promise<DueEvent | null> {
  const row = await database().webhookEvent.findFirst({
    where: { id, dueAt: { not: null }, webhook: { member: { removedAt: null } } },
    include: { webhook: true },
  });
  return (
    row && {
      id,
      body: row.body,
      tries: row.tries,
      url: row.webhook.url,
      sealedSecret: row.webhook.sealedSecret,
    }
  );
}

/** How a try ended, and when the next one comes; null: there is none. */
export async function recordTry(
  _worker: Worker,
  id: string,
  answer: { status: number } | { trouble: WebhookTrouble },
  nextAfterMs: number | null,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    const { count } = await transaction.webhookEvent.updateMany({
      where: { id, dueAt: { not: null } },
      data: {
        tries: { increment: 1 },
        triedAt: new Date(),
        status: "status" in answer ? answer.status : null,
        trouble: "trouble" in answer ? answer.trouble : null,
        dueAt: nextAfterMs === null ? null : new Date(Date.now() + nextAfterMs),
      },
    });
    if (count > 0 && nextAfterMs !== null)
      await enqueue(transaction, "tell", { webhookEventId: id }, { afterMs: nextAfterMs });
  });
}
