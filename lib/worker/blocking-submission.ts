import { dataFolder } from "#lib/config.ts";
import { type Look, snooze } from "#lib/data/generation/looks.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { MediaPlaceholder, ProviderClient, Started } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { checkKey } from "#lib/providers/server/exchange.ts";
import { clearCall, listEnds } from "./blocking-call/call-files.ts";
import { collectBlockingCall } from "./blocking-call/collect-blocking-call.ts";
import { startBlockingCall } from "./blocking-call/start-blocking-call.ts";
import type { Context } from "./context.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import type { ProviderAccess } from "./provider-access.ts";
import { recordAnswer } from "./record-money.ts";

type Blocking = NonNullable<ProviderClient["blocking"]>;

const folderOf = ({ config }: Pick<Context, "config">) => dataFolder(config.dataDir, "blocking-calls");

/**
 * Hands the one request of an attempt to a process of its own, and puts the generation down: it stays submitting, and is looked
 * at until the answer is there, by whichever worker is up. Throws a `ProviderError` where nothing was sent.
 */
export async function beginSubmission(
  context: Context,
  look: Look,
  hold: Hold,
  {
    model,
    blocking,
    access,
    attemptId,
    deadlineMs,
  }: {
    model: Model;
    blocking: Blocking;
    access: ProviderAccess;
    attemptId: AttemptId;
    deadlineMs: number;
  },
  resolveMedia: (placeholder: MediaPlaceholder) => Promise<string>,
): Promise<void> {
  const { apiKey, baseUrl } = access.options;
  checkKey(apiKey, "submit");
  const { path, body } = await blocking.write(look.request, { resolveMedia });
  // Whoever has it now will find no call, and the author decides.
  if (hold.lost.aborted) return;
  const outcome = await startBlockingCall({
    attemptId,
    providerId: model.providerId,
    folder: folderOf(context),
    url: baseUrl + path,
    apiKey,
    body,
    allowPrivate: [...context.allowPrivate],
    deadlineMs,
  });
  if (outcome === "not-begun") {
    throw new ProviderError("unavailable", {
      sent: "no",
      detail: failureDetails.callNotStarted,
      isOurs: true,
    });
  }
  await snooze(context.worker, hold.fence, { queue: "submit", waitMs: model.operation.pollEveryMs });
}

/** What the blocking call of an attempt has come to: its answer, an error thrown, "running", or "lost". */
export async function lookAtSubmission(
  context: Pick<Context, "config">,
  attemptId: AttemptId,
  { blocking, apiKey }: { blocking: Blocking; apiKey: string },
): Promise<Started | "running" | "lost"> {
  const collected = await collectBlockingCall(folderOf(context), attemptId);
  if (collected.state === "failed") throw collected.error;
  if (collected.state === "answered") return blocking.read(collected.response, { apiKey });
  return collected.state;
}

/** Takes a call's files away once the database has what it came to. */
export function forgetSubmission(context: Pick<Context, "config">, attemptId: AttemptId): Promise<void> {
  return clearCall(folderOf(context), attemptId);
}

/** An answer that stands there for so long is nobody's any more: its generation was given up as unconfirmed meanwhile. */
const orphanedMs = 60_000;

/** Records the results of calls whose generations were given up too early: a late answer always counts. */
export async function collectOrphans(context: Context): Promise<void> {
  const folder = folderOf(context);
  for (const attemptId of await listEnds(folder, orphanedMs)) {
    try {
      const collected = await collectBlockingCall(folder, attemptId);
      if (collected.state !== "answered") continue;
      const { blocking } = clientOf(collected.providerId);
      const started = await blocking?.read(collected.response, { apiKey: "" }).catch(() => null); // a no changes nothing any more
      if (started?.state === "answered") await recordAnswer(context, attemptId, started);
      await forgetSubmission(context, attemptId);
    } catch (error) {
      log.error({ error, attemptId }, "a late answer could not be recorded yet");
    }
  }
}
