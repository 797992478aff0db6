import { cancel, expire, refuse } from "#lib/data/generation/ends.ts";
import { finish } from "#lib/data/generation/saves.ts";
import { type Look, recordCancelOutcome, snooze } from "#lib/data/generation/looks.ts";
import { answerFrom } from "#lib/domain/generation/answer.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { CancelOutcome, Poll } from "#lib/providers/contract.ts";
import { nameInput } from "#lib/providers/name-input.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { afterFailedPoll } from "./after-failure.ts";
import { afterWaitMs, pollFailures, pollWaitMs } from "./back-off.ts";
import type { Context } from "./context.ts";
import { keepAnswer } from "./keep-outputs.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { accessFor, accessOf, keyGone, type ProviderAccess } from "./provider-access.ts";

const callMs = 60_000;
/** How long an operation that has finished without a film is asked for it. */
const outputAwaitedMaxMs = 60 * 60_000;

/** Asks a provider how far an accepted generation is, once; first to stop it, where a person wants that. */
export async function poll(
  context: Context,
  look: Look,
  hold: Hold,
  model: Model,
  attempt: NonNullable<Look["attempt"]> & { operation: string },
): Promise<void> {
  const { worker } = context;
  if (look.pauseMs > 0 && !look.isOverdue) {
    const waitMs = afterWaitMs(look.pauseMs);
    await snooze(worker, hold.fence, { queue: "poll", waitMs, knowsCancel: look.isCancelWanted });
    return;
  }
  const client = clientOf(model.providerId);
  const access = await accessOf(context, look.memberId, model.providerId, attempt.providerKeyId);
  if (!access || !client.poll) {
    const failure = access ? contractFailure : keyGone;
    await putDown(context, look, hold, model, { expired: failure, waiting: failure });
    return;
  }
  if (look.isCancelWanted && look.cancelOutcome === null) {
    if (await stop(context, look, hold, model, { ...attempt, access })) return;
  }
  let polled: Poll;
  try {
    // Asking costs nothing, so it is broken off for anything more urgent.
    const signal = AbortSignal.any([AbortSignal.timeout(callMs), hold.lost, context.stopping]);
    polled = await ask(context, look, model, { ...attempt, access, signal });
  } catch (error) {
    if (hold.lost.aborted) return;
    if (context.stopping.aborted) await snooze(worker, hold.fence, { queue: "poll", waitMs: 0 });
    else await afterFailedPoll(context, look, hold, model, error);
    return;
  }
  pollFailures.forget(look.id);
  if (polled.state === "waiting") {
    const { progress, unheardOf } = polled;
    if (unheardOf !== undefined)
      log.warn({ generationId: look.id, status: unheardOf }, "a status that nobody knows");
    const waiting = unheardOf === undefined ? null : unknownCharge("unheard-of", unheardOf);
    await putDown(context, look, hold, model, {
      expired: waiting ?? expiredFailure,
      waiting,
      progress,
      isReady: false,
    });
  } else if (polled.state === "no-output") {
    const failure = unknownCharge("no-output", polled.detail);
    if ((look.finishedMs ?? 0) >= outputAwaitedMaxMs) await expire(worker, hold.fence, failure);
    else await putDown(context, look, hold, model, { expired: failure, waiting: failure, isReady: true });
  } else if (polled.state === "succeeded") {
    const answer = await keepAnswer(context.config.dataDir, attempt.id, polled);
    const own = answerFrom(answer, look.answerPlace);
    if (own) await finish(worker, hold.fence, own);
    else await putDown(context, look, hold, model, { expired: notAgain, waiting: notAgain });
  } else if (polled.state === "failed") await refuse(worker, hold.fence, nameInput(polled.failure, look));
  // What was ready once has links: these can still be tried.
  else if (look.pendingOutputs)
    await expire(worker, hold.fence, { ...unknownCharge("unheard-of", "canceled"), charged: "yes" });
  else await cancel(worker, hold.fence);
}

/** One answer of the provider. A refused key says nothing about the work: then the key that replaced it is tried. */
async function ask(
  context: Context,
  look: Look,
  model: Model,
  asked: { id: AttemptId; operation: string; access: ProviderAccess; signal: AbortSignal },
): Promise<Poll> {
  const client = clientOf(model.providerId);
  if (!client.poll) throw new Error(`${model.id} cannot be polled.`);
  const rest = { signal: asked.signal, attemptId: asked.id, request: look.request };
  try {
    return await client.poll(asked.operation, { ...asked.access.options, ...rest });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== "credentials") throw error;
    const present = await accessFor(context, look.memberId, model.providerId);
    if (!present || present.keyId === asked.access.keyId) throw error;
    return client.poll(asked.operation, { ...present.options, ...rest }).catch(() => {
      throw error; // what another account says of it proves nothing
    });
  }
}

/** Puts a running generation down until its next look, or lets it go where its deadline has passed. */
async function putDown(
  { worker }: Context,
  look: Look,
  hold: Hold,
  model: Model,
  {
    expired,
    waiting,
    ...said
  }: { expired: Failure; waiting: Failure | null; progress?: number; isReady?: boolean },
): Promise<void> {
  if (look.isOverdue)
    await expire(
      worker,
      hold.fence,
      expired.kind === "no-output" ? expired : { ...expired, kind: "expired" },
    );
  else {
    const waitMs = pollWaitMs(model, look.runningMs);
    const knowsCancel = look.isCancelWanted;
    await snooze(worker, hold.fence, { queue: "poll", waitMs, failure: waiting, knowsCancel, ...said });
  }
}

/** Whether it is stopped now. Where it is not, or nobody can tell, that is noted and it goes on. */
async function stop(
  { worker, closed }: Context,
  look: Look,
  hold: Hold,
  model: Model,
  { access, operation }: { access: ProviderAccess; operation: string },
): Promise<boolean> {
  if (look.pendingOutputs) {
    await recordCancelOutcome(worker, hold.fence, "too-late");
    return false;
  }
  const client = clientOf(model.providerId);
  const signal = AbortSignal.any([AbortSignal.timeout(callMs), closed]);
  let outcome: CancelOutcome = "unknown";
  try {
    outcome = (await client.cancel?.(operation, { ...access.options, signal })) ?? "unknown";
  } catch (error) {
    log.warn({ error }, "a cancel was not understood");
  }
  if (outcome === "stopped") return (await cancel(worker, hold.fence)) !== null;
  await recordCancelOutcome(worker, hold.fence, outcome);
  return false;
}

function unknownCharge(kind: Failure["kind"], detail: string): Failure {
  return { kind, detail, charged: "unknown" };
}

const notAgain: Failure = { ...unknownCharge("no-output", failureDetails.filmNotAgain), isOurs: true };
const expiredFailure: Failure = { ...unknownCharge("expired", failureDetails.notInTime), isOurs: true };
const contractFailure: Failure = { ...unknownCharge("contract", failureDetails.notPollable), isOurs: true };
