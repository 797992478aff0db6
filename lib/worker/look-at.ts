import { beginLook, type Look, snooze } from "#lib/data/generation/looks.ts";
import { expire, lose } from "#lib/data/generation/ends.ts";
import type { GenerationQueue } from "#lib/data/queues.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import type { Context } from "./context.ts";
import { type Hold, leaseMs } from "./leases.ts";
import { failureDetails } from "./messages.ts";
import { poll } from "./poll.ts";
import { render } from "./render.ts";
import { save } from "./save.ts";
import { submit, takeUpSubmission } from "./submit.ts";

/**
 * Looks at a generation now and does what its row asks for. Does nothing where it is not due: a job is a hint, the
 * row is the truth. What belongs to another queue is handed on to it.
 */
export async function lookAt(
  context: Context,
  queue: GenerationQueue,
  generationId: GenerationId,
): Promise<void> {
  if (context.stopping.aborted) return;
  const look = await beginLook(context.worker, generationId, leaseMs);
  if (!look) return;
  const fence = { generationId, version: look.version };
  const hold = context.leases.hold(fence, { knowsCancel: look.isCancelWanted });
  try {
    const model = findModelOfVersion(look.modelId, look.modelVersion)?.model ?? null;
    const ownQueue = queueOf(look, model);
    if (look.status === "submitting") await takeUpSubmission(context, look, hold);
    else if (ownQueue !== queue) await snooze(context.worker, fence, { queue: ownQueue, waitMs: 0 });
    else await step(context, look, hold, model);
  } finally {
    hold.drop();
  }
}

function queueOf(look: Look, model: Model | null): GenerationQueue {
  if (look.status === "saving") return "save";
  if (look.status !== "running") return "submit";
  return model?.operation.work === "local" ? "render" : "poll";
}

async function step(context: Context, look: Look, hold: Hold, model: Model | null): Promise<void> {
  if (look.status === "queued") return submit(context, look, hold);
  if (!model) return void (await letGo(context, look, hold));
  if (look.status === "saving") return save(context, look, hold, model);
  const { attempt } = look;
  if (!attempt || attempt.operation === null) return void (await letGo(context, look, hold));
  const accepted = { ...attempt, operation: attempt.operation };
  if (model.operation.work === "local") return render(context, look, hold, model, accepted);
  return poll(context, look, hold, model, accepted);
}

/** Nobody here can follow it any more: the operation is kept. */
function letGo({ worker }: Context, look: Look, hold: Hold): Promise<unknown> {
  return look.status === "saving"
    ? lose(worker, hold.fence, modelGone)
    : expire(worker, hold.fence, modelGone);
}

const modelGone: Failure = {
  kind: "contract",
  detail: failureDetails.modelNotOffered,
  charged: "unknown",
  isOurs: true,
};
