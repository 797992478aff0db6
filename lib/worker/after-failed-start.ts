import type { Look } from "#lib/data/generation/begin-look.ts";
import { refuse } from "#lib/data/generation/refuse.ts";
import { release } from "#lib/data/generation/release.ts";
import { vanish } from "#lib/data/generation/vanish.ts";
import { providerIdOf } from "#lib/data/generation/enqueue-submit.ts";
import { pauseProvider } from "#lib/data/pause-provider.ts";
import type { Failure } from "#lib/domain/failure.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { backOffMs } from "./back-off.ts";
import { whileStarting } from "./consequence.ts";
import type { Context } from "./context.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { MediaMissingError } from "./resolve-media.ts";
import { troubleOf } from "./trouble-of.ts";

/** A start that threw: sent again only when certainly nothing was accepted, failed when refused, else unconfirmed. */
export async function afterFailedStart(
  context: Context,
  look: Look,
  hold: Hold,
  error: unknown,
): Promise<void> {
  const { worker } = context;
  if (error instanceof MediaMissingError) {
    await refuse(worker, hold.fence, { kind: "storage", detail: error.message, charged: "no" });
    return;
  }
  if (!(error instanceof ProviderError)) {
    log.error({ error, generationId: look.id }, "a start failed in a way that no provider's client should");
    await vanish(worker, { ...hold.fence, billing: look.billing }, notUnderstood);
    return;
  }
  const failure = error.toFailure();
  const consequence = whileStarting[error.sent];
  const { id: generationId, modelId } = look;
  log.warn({ generationId, modelId, consequence, trouble: troubleOf(error) }, "a request was not accepted");
  if (consequence === "refuse") await refuse(worker, hold.fence, failure);
  else if (consequence === "vanish") await vanish(worker, { ...hold.fence, billing: look.billing }, failure);
  else {
    const waitMs = error.retryAfterMs ?? backOffMs(look.releases);
    if (error.kind === "rate") await pauseProvider(worker, providerIdOf(look.modelId), waitMs);
    await release(worker, hold.fence, failure, waitMs);
  }
}

const notUnderstood: Failure = {
  kind: "contract",
  detail: failureDetails.outcomeUnknown,
  charged: "unknown",
};
