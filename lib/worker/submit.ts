import { type Look, snooze } from "#lib/data/generation/looks.ts";
import { claim } from "#lib/data/generation/starts.ts";
import { refuse } from "#lib/data/generation/ends.ts";
import { vanish } from "#lib/data/generation/money.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { type AttemptId, operationSchema } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import type { MediaPlaceholder, Started } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { deadlineOf } from "#lib/providers/rebuild-sent.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { afterFailedStart } from "./after-failure.ts";
import { afterWaitMs, pollWaitMs } from "./back-off.ts";
import { renewMedia } from "./clean-again.ts";
import { beginSubmission, forgetSubmission, lookAtSubmission } from "./blocking-submission.ts";
import type { Context } from "./context.ts";
import { keepTrying } from "./keep-trying.ts";
import { type Hold, leaseMs } from "./leases.ts";
import { failureDetails } from "./messages.ts";
import { accessFor, accessOf, type ProviderAccess } from "./provider-access.ts";
import { recordAnswer, recordMoney } from "./record-money.ts";
import { checkMedia, MediaMissingError, resolveMedia } from "./resolve-media.ts";

/** How long the answer to a paid request is waited for. Longer calls are made by a process of their own. */
const callMs = 2 * 60_000;

/** Sends the one paid request of a queued generation. */
export async function submit(context: Context, queued: Look, hold: Hold): Promise<void> {
  const { worker } = context;
  const found = findModelOfVersion(queued.modelId, queued.modelVersion);
  const providerId = found?.provider.id ?? "";
  const access = found && (await accessFor(context, queued.memberId, providerId));
  // All that can fail without a bill comes before the claim: what is claimed counts as sent until proven otherwise.
  const isLocal = found?.model.operation.work === "local";
  const { look, problem } = await prepareMedia(context, queued, hold, isLocal);
  const claimed = await claim(worker, hold.fence, {
    memberId: look.memberId,
    providerId,
    providerKeyId: access?.keyId ?? null,
    leaseMs,
  });
  if (!claimed) return;
  if ("waitMs" in claimed) {
    await snooze(worker, hold.fence, { queue: "submit", waitMs: afterWaitMs(claimed.waitMs) });
    return;
  }
  hold.fence = { generationId: look.id, version: claimed.generation.version };
  if (!found || !access) {
    await refuse(worker, hold.fence, found ? noKey : noModel);
    return;
  }
  if (problem) await refuse(worker, hold.fence, problem);
  else await send(context, look, hold, found.model, access, claimed.attemptId);
}

/**
 * A generation found submitting: either a process of its own makes the call, whatever became of the worker, or its worker
 * died with the request in flight, and nobody knows whether it arrived.
 */
export async function takeUpSubmission(context: Context, look: Look, hold: Hold): Promise<void> {
  const model = findModelOfVersion(look.modelId, look.modelVersion)?.model;
  const blocking = model && clientOf(model.providerId).blocking;
  if (blocking && look.attempt) {
    const { id, providerKeyId } = look.attempt;
    const access = await accessOf(context, look.memberId, model.providerId, providerKeyId);
    const apiKey = access?.options.apiKey ?? "";
    let outcome: Started | "running" | "lost";
    try {
      outcome = await lookAtSubmission(context, id, { blocking, apiKey });
    } catch (error) {
      await afterFailedStart(context, look, hold, error);
      return forgetSubmission(context, id);
    }
    if (outcome === "running") {
      await snooze(context.worker, hold.fence, { queue: "submit", waitMs: model.operation.pollEveryMs });
      return;
    }
    if (outcome !== "lost") {
      // What keeps an answer from being recorded is no word about it: it stays where it is, and is read again.
      await recordStarted(context, look, model, id, outcome);
      return forgetSubmission(context, id);
    }
  }
  await vanish(context.worker, { ...hold.fence, billing: look.billing }, diedMeanwhile);
}

async function send(
  context: Context,
  look: Look,
  hold: Hold,
  model: Model,
  access: ProviderAccess,
  attemptId: AttemptId,
): Promise<void> {
  const client = clientOf(model.providerId);
  const deadlineMs = await deadlineOf(look, model);
  const attempt = { id: attemptId, deadlineMs };
  const resolve = (placeholder: MediaPlaceholder) =>
    keepTrying(context, () => resolveMedia(context, look, attempt, placeholder));
  const { blocking } = client;
  let started: Started;
  try {
    if (blocking)
      return await beginSubmission(
        context,
        look,
        hold,
        { model, blocking, access, attemptId, deadlineMs },
        resolve,
      );
    // Its lease may be lost, a cancel wanted, the worker asked to stop: a paid request is never broken off for that.
    started = await client.start(look.request, {
      ...access.options,
      attemptId,
      signal: AbortSignal.any([AbortSignal.timeout(callMs), context.closed]),
      resolveMedia: resolve,
    });
    if (started.state === "accepted" && !operationSchema.safeParse(started.operation).success)
      throw idNotKept();
  } catch (error) {
    await afterFailedStart(context, look, hold, error);
    return;
  }
  await recordStarted(context, look, model, attemptId, started);
}

async function recordStarted(
  context: Context,
  look: Look,
  model: Model,
  attemptId: AttemptId,
  started: Started,
): Promise<void> {
  if (started.state === "accepted") {
    const isLocal = model.operation.work === "local";
    await recordMoney(context, {
      event: "accept",
      attemptId,
      operation: started.operation,
      further: started.further?.filter((operation) => operationSchema.safeParse(operation).success),
      followUp: {
        queue: isLocal ? "render" : "poll",
        lookAfterMs: isLocal ? 0 : pollWaitMs(model, 0),
        deadlineMs: await deadlineOf(look, model),
      },
    });
  } else await recordAnswer(context, attemptId, started);
}

/** Work was accepted, and nobody can ask for it. */
function idNotKept(): ProviderError {
  return new ProviderError("contract", { sent: "maybe", detail: failureDetails.idNotKept, isOurs: true });
}

/** The generation with the bytes that its references mean now, and what is wrong with them. */
async function prepareMedia(
  context: Context,
  queued: Look,
  hold: Hold,
  isLocal: boolean,
): Promise<{ look: Look; problem: Failure | null }> {
  try {
    const look = { ...queued, media: await renewMedia(context, queued, hold.fence, { isLocal }) };
    await checkMedia(context, look);
    return { look, problem: null };
  } catch (error) {
    if (!(error instanceof MediaMissingError)) throw error;
    return { look: queued, problem: { kind: "storage", detail: error.message, charged: "no", isOurs: true } };
  }
}

const noModel: Failure = {
  kind: "contract",
  detail: failureDetails.modelNotOffered,
  charged: "no",
  isOurs: true,
};
const noKey: Failure = {
  kind: "credentials",
  detail: failureDetails.noKey,
  charged: "no",
  isOurs: true,
};
const diedMeanwhile: Failure = {
  kind: "unavailable",
  detail: failureDetails.workerEnded,
  charged: "unknown",
  isOurs: true,
};
