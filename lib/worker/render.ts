import { mkdir } from "node:fs/promises";
import { type Look, recordProgress, snooze } from "#lib/data/generation/looks.ts";
import { cancel, refuse } from "#lib/data/generation/ends.ts";
import { finish } from "#lib/data/generation/saves.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Poll } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import type { Context } from "./context.ts";
import { attemptFolder, keepAnswer } from "./keep-outputs.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { removeFile } from "./remove-file.ts";
import { resolveMedia } from "./resolve-media.ts";

const progressEveryMs = 500;

/**
 * Works on an accepted generation on this machine, from its beginning to its end. A worker that is killed leaves it
 * running, and the next one begins it again; one that is asked to stop puts it down first.
 */
export async function render(
  context: Context,
  look: Look,
  hold: Hold,
  model: Model,
  attempt: NonNullable<Look["attempt"]> & { operation: string },
): Promise<void> {
  const { worker, config, stopping } = context;
  if (look.isCancelWanted) {
    await cancel(worker, hold.fence);
    await removeFile(attemptFolder(config.dataDir, attempt.id));
    return;
  }
  const signal = AbortSignal.any([hold.lost, stopping, AbortSignal.timeout(model.operation.deadlineMs)]);
  let polled: Poll;
  try {
    polled = await work(context, look, hold, model, attempt, signal);
  } catch (error) {
    if (hold.lost.aborted) return;
    if (stopping.aborted) await snooze(worker, hold.fence, { queue: "render", waitMs: 0 });
    else await refuse(worker, hold.fence, failureOf(error, signal.aborted));
    return;
  }
  if (polled.state === "succeeded") {
    await finish(worker, hold.fence, await keepAnswer(config.dataDir, attempt.id, polled));
  } else if (polled.state === "failed") await refuse(worker, hold.fence, polled.failure);
  else if (polled.state === "canceled") await cancel(worker, hold.fence);
  else await snooze(worker, hold.fence, { queue: "render", waitMs: model.operation.pollEveryMs });
}

async function work(
  context: Context,
  look: Look,
  hold: Hold,
  model: Model,
  attempt: NonNullable<Look["attempt"]> & { operation: string },
  signal: AbortSignal,
): Promise<Poll> {
  const client = clientOf(model.providerId);
  if (!client.poll) throw new Error(`${model.id} is worked on here but cannot be polled.`);
  const folder = attemptFolder(context.config.dataDir, attempt.id);
  // What a killed worker left there would be in the way.
  await removeFile(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const links = { id: attempt.id, deadlineMs: model.operation.deadlineMs };
  return client.poll(attempt.operation, {
    baseUrl: "",
    apiKey: "",
    fetch: context.fetch,
    signal,
    attemptId: attempt.id,
    request: look.request,
    local: {
      folder,
      resolveMedia: (placeholder) => resolveMedia(context, look, links, placeholder),
      onProgress: progressWriter(context, hold),
    },
  });
}

/** Writes progress at most twice a second, one write at a time: the last word is the transition that follows. */
function progressWriter({ worker }: Context, hold: Hold): (progress: number) => void {
  let writtenAt = 0;
  let isWriting = false;
  return (progress) => {
    if (isWriting || Date.now() - writtenAt < progressEveryMs) return;
    isWriting = true;
    writtenAt = Date.now();
    void recordProgress(worker, hold.fence, Math.min(1, Math.max(0, progress)))
      .catch((error: unknown) => log.warn({ error }, "progress could not be written"))
      .finally(() => (isWriting = false));
  };
}

function failureOf(error: unknown, isTooSlow: boolean): Failure {
  log.error({ error }, "a rendering failed");
  if (isTooSlow)
    return { kind: "render", detail: failureDetails.renderingTooSlow, charged: "no", isOurs: true };
  if (error instanceof ProviderError) return { ...error.toFailure(), charged: "no" };
  return { kind: "render", detail: failureDetails.renderingFailed, charged: "no", isOurs: true };
}
