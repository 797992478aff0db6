import { setTimeout as sleep } from "node:timers/promises";
import { type Look, snooze } from "#lib/data/generation/looks.ts";
import { lose } from "#lib/data/generation/ends.ts";
import { shareOf } from "#lib/data/generation/move.ts";
import { isTurnOfOthers, putOffSave } from "#lib/data/generation/save-troubles.ts";
import { awaitsOutputs, relink, store, type StoredOutput } from "#lib/data/generation/saves.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { nextSaveStep, type SaveTrouble } from "#lib/domain/generation/save-trouble.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { DownloadError, type DownloadReason } from "#lib/outbound/download.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { outputPartPath } from "#lib/storage/paths.ts";
import { afterWaitMs, backOffMs, jittered } from "./back-off.ts";
import type { Context } from "./context.ts";
import { fetchOutput, NotMediaError } from "./fetch-output.ts";
import { attemptFolder } from "./keep-outputs.ts";
import type { Hold } from "./leases.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";
import { removeFile } from "./remove-file.ts";
import { outputFileName } from "./output-file-name.ts";
import { paceOf } from "./save-pace.ts";

/** How soon a save known to be slow asks for a place again. */
const slowTurnMs = 10_000;
/** How soon one that has left its place to others. */
const othersTurnMs = 1000;

/** Copies what a provider has ready into our own storage: only then is a generation done. */
export async function save(context: Context, look: Look, hold: Hold, model: Model): Promise<void> {
  const { worker, slowSaves } = context;
  if (await isTurnOfOthers(worker, shareOf(look))) {
    await snooze(worker, hold.fence, { queue: "save", waitMs: jittered(othersTurnMs) });
    return;
  }
  if (look.saveTrouble?.what === "too-slow" && !slowSaves.enter(look.id)) {
    await snooze(worker, hold.fence, { queue: "save", waitMs: jittered(slowTurnMs) });
    return;
  }
  try {
    await fetchAndStore(context, look, hold, model);
  } finally {
    slowSaves.mark(look.id, false);
  }
}

async function fetchAndStore(context: Context, look: Look, hold: Hold, model: Model): Promise<void> {
  const { config, worker, stopping } = context;
  let outputs: StoredOutput[];
  try {
    outputs = await fetchAll(context, look, hold, model);
  } catch (error) {
    if (hold.lost.aborted) return;
    // What has come is kept, so that a deploy waits for no download.
    if (stopping.aborted) await snooze(worker, hold.fence, { queue: "save", waitMs: 0 });
    else await afterFailedSave(context, look, hold, model, error);
    return;
  }
  const [first, ...rest] = outputs;
  if (!first) {
    await lose(worker, hold.fence, lost("storage", failureDetails.noVideo));
    return;
  }
  if (!(await storeUntilWritten(context, hold, [first, ...rest]))) return;
  // What came inside an answer lies there for each of its results.
  if (look.attempt && !(await awaitsOutputs(worker, look.attempt.id)))
    await removeFile(attemptFolder(config.dataDir, look.attempt.id));
}

async function fetchAll(context: Context, look: Look, hold: Hold, model: Model): Promise<StoredOutput[]> {
  const signal = AbortSignal.any([hold.lost, context.stopping]);
  const pace = paceOf(context, look, hold);
  const { id: generationId, memberId } = look;
  const outputs: StoredOutput[] = [];
  for (const [index, pending] of (look.pendingOutputs ?? []).entries()) {
    const partAt = outputPartPath(context.config.dataDir, { memberId, generationId, index });
    const fetch = () => fetchOutput(context, memberId, pending, { signal, partAt, pace });
    try {
      const output = await (pending.role === "result" ? fetch() : insist(fetch, signal));
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
      log.warn({ error, generationId, role: pending.role }, "what came with a result could not be kept");
    }
  }
  return outputs;
}

/** How often what comes with a result is asked for, once that is in hand. */
const companionTries = 5;

/** Trouble with a link may pass within seconds: what comes with a result is asked for a few times, and not later. */
async function insist<T>(fetch: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetch();
    } catch (error) {
      const mayPass = error instanceof DownloadError && passing.has(error.reason);
      if (!mayPass || tries === companionTries) throw error;
      await sleep(backOffMs(tries - 1), undefined, { signal });
    }
  }
}

const passing: ReadonlySet<DownloadReason> = new Set(["gone", "refused", "broken"]);

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

/** A download that added at least this much to what earlier ones left was not in vain: the tries are counted anew. */
const gainedBytesMin = 64_000;

async function afterFailedSave(
  { worker }: Context,
  look: Look,
  hold: Hold,
  model: Model,
  error: unknown,
): Promise<void> {
  log.warn({ error, generationId: look.id }, "an output could not be kept yet");
  const trouble = troubleOf(error);
  const download = error instanceof DownloadError ? error : null;
  const isNew = look.saveTries === 0 || (download?.gainedBytes ?? 0) >= gainedBytesMin;
  const failed = { trouble, tries: isNew ? 1 : look.saveTries + 1 };
  const next = nextSaveStep({
    ...failed,
    troubleMs: isNew ? 0 : look.saveTroubleMs,
    canRelink: clientOf(model.providerId).poll !== undefined && look.attempt?.operation != null,
    linkLifeMs: model.operation.linkLifeMs,
    retryAfterMs: download?.retryAfterMs,
  });
  if (next.step === "try") await putOffSave(worker, hold.fence, failed, afterWaitMs(next.waitMs));
  else if (next.step === "relink") await relink(worker, hold.fence, failed, next);
  else await lose(worker, hold.fence, endOf(trouble, error), failed);
}

function troubleOf(error: unknown): SaveTrouble {
  if (error instanceof DownloadError)
    return { what: error.reason, ...(error.status !== undefined && { status: error.status }) };
  if (error instanceof NotMediaError) return { what: "no-media" };
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return { what: isMissing ? "no-file" : "here" };
}

function endOf({ what }: SaveTrouble, error: unknown): Failure {
  if (error instanceof NotMediaError) return lost("contract", error.message);
  if (error instanceof DownloadError) return lost("storage", error.message);
  return lost("storage", what === "no-file" ? failureDetails.fileMissing : failureDetails.notStored);
}

function lost(kind: "storage" | "contract", detail: string): Failure {
  return { kind, detail, charged: "yes" };
}
