import type { Look } from "#lib/data/generation/begin-look.ts";
import { providerIdOf } from "#lib/data/generation/enqueue-submit.ts";
import { expire } from "#lib/data/generation/expire.ts";
import { refuse } from "#lib/data/generation/refuse.ts";
import { snooze } from "#lib/data/generation/snooze.ts";
import { pauseProvider } from "#lib/data/pause-provider.ts";
import type { Model } from "#lib/domain/model.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { backOffMs } from "./back-off.ts";
import { unknownOperationGraceMs, whilePolling } from "./consequence.ts";
import type { Context } from "./context.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { pollFailures } from "./poll-failures.ts";
import { troubleOf } from "./trouble-of.ts";

/** A poll that threw: the work goes on at the provider, so it is asked again until the deadline. */
export async function afterFailedPoll(
  { worker }: Context,
  look: Look,
  hold: Hold,
  model: Model,
  error: unknown,
): Promise<void> {
  const known =
    error instanceof ProviderError
      ? error
      : new ProviderError("contract", {
          sent: "maybe",
          detail: failureDetails.notUnderstood,
          cause: error,
        });
  const { id: generationId, modelId } = look;
  if (known !== error) log.error({ error, generationId }, "a poll failed in a way that none should");
  else log.warn({ generationId, modelId, trouble: troubleOf(known) }, "a provider did not say how far it is");
  const failure = { ...known.toFailure(), charged: "unknown" as const };
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
  if (consequence === "pause") await pauseProvider(worker, providerIdOf(look.modelId), waitMs);
  await snooze(worker, hold.fence, { queue: "poll", waitMs, failure });
}
