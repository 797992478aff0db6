import { setTimeout as sleep } from "node:timers/promises";
import { type Look, snooze } from "#lib/data/generation/looks.ts";
import { lose } from "#lib/data/generation/ends.ts";
import { awaitsOutputs, relink, store, type StoredOutput } from "#lib/data/generation/saves.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { DownloadError } from "#lib/outbound/download.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { backOffMs, createFailureCount } from "./back-off.ts";
import type { Context } from "./context.ts";
import { fetchOutput, NotMediaError } from "./fetch-output.ts";
import { attemptFolder } from "./keep-outputs.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { removeFile } from "./remove-file.ts";
import { outputFileName } from "./output-file-name.ts";

const failures = createFailureCount();
/** A file that came broken may come whole; one that never does is no video. */
const unreadableTriesMax = 3;
const refusedTriesMax = 8;

/** The links are kept: whoever tries them again has as many tries. */
async function giveUp({ worker }: Context, hold: Hold, failure: Failure): Promise<void> {
  failures.forget(hold.fence.generationId);
  await lose(worker, hold.fence, failure);
}

/** Copies what a provider has ready into our own storage: only then is a generation done. */
export async function save(context: Context, look: Look, hold: Hold, model: Model): Promise<void> {
  const { config, closed, worker } = context;
  const signal = AbortSignal.any([hold.lost, closed]);
  let outputs: StoredOutput[];
  try {
    outputs = await fetchAll(context, look, model, signal);
  } catch (error) {
    if (!hold.lost.aborted) await afterFailedSave(context, look, hold, model, error);
    return;
  }
  const [first, ...rest] = outputs;
  if (!first) {
    await giveUp(context, hold, lost(failureDetails.noVideo));
    return;
  }
  if (!(await storeUntilWritten(context, hold, [first, ...rest]))) return;
  failures.forget(look.id);
  // What came inside an answer lies there for each of its results.
  if (look.attempt && !(await awaitsOutputs(worker, look.attempt.id)))
    await removeFile(attemptFolder(config.dataDir, look.attempt.id));
}

async function fetchAll(
  context: Context,
  look: Look,
  model: Model,
  signal: AbortSignal,
): Promise<StoredOutput[]> {
  const outputs: StoredOutput[] = [];
  for (const pending of look.pendingOutputs ?? []) {
    try {
      const output = await fetchOutput(context, look.memberId, pending, signal);
      const name = outputFileName({
        prompt: look.prompt,
        modelName: model.name,
        variation: look.variation,
        role: pending.role,
        output: look.output,
        format: output.format,
      });
      outputs.push({ ...output, name });
    } catch (error) {
      // A result without its companions is still a result.
      if (pending.role === "result" || signal.aborted) throw error;
      log.warn(
        { error, generationId: look.id, role: pending.role },
        "what came with a result could not be kept",
      );
    }
  }
  return outputs;
}

/** The bytes are here: a database that is away for a moment is no reason to fetch them again. */
async function storeUntilWritten(
  { worker, closed }: Context,
  hold: Hold,
  outputs: readonly [StoredOutput, ...StoredOutput[]],
): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    try {
      return (await store(worker, hold.fence, outputs)) !== null;
    } catch (error) {
      if (tries === 5 || closed.aborted) throw error;
      await sleep(backOffMs(tries));
    }
  }
}

async function afterFailedSave(
  context: Context,
  look: Look,
  hold: Hold,
  model: Model,
  error: unknown,
): Promise<void> {
  const { worker, closed } = context;
  const again = () => snooze(worker, hold.fence, { queue: "save", waitMs: backOffMs(count) });
  const count = failures.next(look.id);
  if (closed.aborted) return;
  log.warn({ error, generationId: look.id }, "an output could not be kept yet");
  const canAskAgain = clientOf(model.providerId).poll !== undefined && look.attempt?.operation != null;
  if (isGone(error)) {
    if (canAskAgain && !look.isOverdue) await relink(worker, hold.fence, count === 0 ? 0 : backOffMs(count));
    else await giveUp(context, hold, lost(failureDetails.linkDead));
  } else if (error instanceof NotMediaError) {
    if (count + 1 < unreadableTriesMax) await again();
    else await giveUp(context, hold, { ...lost(error.message), kind: "contract" });
  } else if (error instanceof DownloadError && error.reason === "too-large") {
    await giveUp(context, hold, lost(error.message));
  } else if (error instanceof DownloadError && error.reason === "refused" && count + 1 >= refusedTriesMax) {
    await giveUp(context, hold, lost(error.message));
  } else await again();
}

/** A dead link, or a file of ours that went with a killed worker. */
function isGone(error: unknown): boolean {
  if (error instanceof DownloadError) return error.reason === "gone";
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function lost(detail: string): Failure {
  return { kind: "storage", detail, charged: "yes" };
}
