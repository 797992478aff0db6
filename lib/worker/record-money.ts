import { setTimeout as sleep } from "node:timers/promises";
import { accept, answer } from "#lib/data/generation/money.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import type { Started } from "#lib/providers/contract.ts";
import { backOffMs } from "./back-off.ts";
import type { Context } from "./context.ts";
import { keepAnswer } from "./keep-outputs.ts";
import { log } from "./log.ts";
import { clearSpool, type MoneyRecord, readSpool, writeSpool } from "./spool.ts";

/**
 * Records what a provider answered to a paid attempt, first on the disk, then in the database, for as long as that takes
 * to answer. A process that ends meanwhile leaves it to the next one. Throws where neither has it when the worker closes.
 */
export async function recordMoney(context: Context, record: MoneyRecord): Promise<void> {
  let isSpooled = true;
  await writeSpool(context.config.dataDir, record).catch((error: unknown) => {
    // A full disk must not keep the database from having it.
    isSpooled = false;
    log.error({ error, attemptId: record.attemptId }, "an answer could not be spooled");
  });
  for (let failures = 0; !context.closed.aborted; failures += 1) {
    try {
      await write(context, record);
      return;
    } catch (error) {
      log.warn({ error, attemptId: record.attemptId }, "an answer could not be recorded yet");
      await sleep(Math.min(backOffMs(failures), 5000), undefined, { signal: context.closed }).catch(
        () => undefined, // the grace is over: the file stays
      );
    }
  }
  if (!isSpooled) throw new Error("An answer could be neither spooled nor recorded.");
}

/** Records outputs that a provider answered with at once. */
export async function recordAnswer(
  context: Context,
  attemptId: AttemptId,
  started: Extract<Started, { state: "answered" }>,
): Promise<void> {
  const answer = await keepAnswer(context.config.dataDir, attemptId, started);
  await recordMoney(context, { event: "answer", attemptId, answer });
}

/** Records what workers before this one left in the spool. */
export async function recordSpooled(context: Context, minAgeMs: number): Promise<void> {
  for (const record of await readSpool(context.config.dataDir, minAgeMs)) {
    try {
      await write(context, record);
      log.info({ attemptId: record.attemptId }, "a spooled answer was recorded");
    } catch (error) {
      // One that cannot be recorded yet must not hold up the others, nor this worker.
      log.error({ error, attemptId: record.attemptId }, "a spooled answer could not be recorded yet");
    }
  }
}

async function write(context: Context, record: MoneyRecord): Promise<void> {
  const { worker, config } = context;
  if (record.event === "accept")
    await accept(worker, record.attemptId, record.operation, record.followUp, record.further);
  else await answer(worker, record.attemptId, record.answer);
  await clearSpool(config.dataDir, record.attemptId);
}
