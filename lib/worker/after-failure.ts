import { expire, refuse } from "#lib/data/generation/ends.ts";
import { type Look, snooze } from "#lib/data/generation/looks.ts";
import { vanish } from "#lib/data/generation/money.ts";
import { release } from "#lib/data/generation/starts.ts";
import { pauseProvider } from "#lib/data/provider/pause-provider.ts";
import { providerIdOf } from "#lib/domain/base/id.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { nameInput } from "#lib/providers/name-input.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { backOffMs, pollFailures } from "./back-off.ts";
import { troubleOf, unknownOperationGraceMs, whilePolling, whileStarting } from "./consequence.ts";
import type { Context } from "./context.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { MediaMissingError } from "./resolve-media.ts";

/** A start that threw: sent again only when certainly nothing was accepted, failed when refused, else unconfirmed. */
export async function afterFailedStart(
  context: Context,
  look: Look,
  hold: Hold,
  error: unknown,
): Promise<void> {
  const { worker } = context;
  if (error instanceof MediaMissingError) {
    await refuse(worker, hold.fence, { kind: "storage", detail: error.message, charged: "no", isOurs: true });
    return;
  }
  if (!(error instanceof ProviderError)) {
    log.error({ error, generationId: look.id }, "a start failed in a way that no provider's client should");
    await vanish(worker, { ...hold.fence, billing: look.billing }, notUnderstood);
    return;
  }
  const failure = nameInput(error.toFailure(), look);
  const consequence = whileStarting[error.sent];
  const { id: generationId, modelId } = look;
  log.warn({ generationId, modelId, consequence, trouble: troubleOf(error) }, "a request was not accepted");
  if (consequence === "refuse") await refuse(worker, hold.fence, failure);
  else if (consequence === "vanish") await vanish(worker, { ...hold.fence, billing: look.billing }, failure);
  else {
    const waitMs = error.retryAfterMs || backOffMs(look.releases); // "now", when it has just refused, says nothing
    if (error.kind === "rate") await pauseFor(context, look, error, waitMs);
    await release(worker, hold.fence, failure, waitMs);
  }
}

const notUnderstood: Failure = {
  kind: "contract",
  detail: failureDetails.outcomeUnknown,
  charged: "unknown",
  isOurs: true,
};

/** A rate limit holds for all that is sent there: as long as the provider says, else as long as this generation waits. */
async function pauseFor(
  { worker }: Context,
  look: Look,
  { retryAfterMs }: ProviderError,
  waitMs: number,
): Promise<void> {
  const pause = retryAfterMs ? { forMs: retryAfterMs, isAsked: true } : { forMs: waitMs, isAsked: false };
  await pauseProvider(worker, providerIdOf(look.modelId), pause);
}

/** A poll that threw: the work goes on at the provider, so it is asked again until the deadline. */
export async function afterFailedPoll(
  context: Context,
  look: Look,
  hold: Hold,
  model: Model,
  error: unknown,
): Promise<void> {
  const { worker } = context;
  const known =
    error instanceof ProviderError
      ? error
      : new ProviderError("contract", {
          sent: "maybe",
          detail: failureDetails.notUnderstood,
          isOurs: true,
          cause: error,
        });
  const { id: generationId, modelId } = look;
  if (known !== error) log.error({ error, generationId }, "a poll failed in a way that none should");
  else log.warn({ generationId, modelId, trouble: troubleOf(known) }, "a provider did not say how far it is");
  const failure = { ...nameInput(known.toFailure(), look), charged: "unknown" as const };
  const consequence = whilePolling[known.kind];
  const isOverGrace = look.runningMs > unknownOperationGraceMs;
  if (consequence === "refuse" || (consequence === "refuse-later" && isOverGrace)) {
    await refuse(worker, hold.fence, failure);
    return;
  }
  if (look.isOverdue) {
    await expire(worker, hold.fence, { ...failure, kind: "expired" });
    return;
  }
  const rhythmMs = model.operation.pollEveryMs;
  const waitMs = Math.max(known.retryAfterMs ?? 0, rhythmMs, backOffMs(pollFailures.next(look.id)));
  if (consequence === "pause") await pauseFor(context, look, known, waitMs);
  await snooze(worker, hold.fence, { queue: "poll", waitMs, failure, knowsCancel: look.isCancelWanted });
}
