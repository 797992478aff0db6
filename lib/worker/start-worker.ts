import type { Job, PgBoss } from "pg-boss";
import type { Config } from "#lib/config.ts";
import { openRequestsMax } from "#lib/data/generation/starts.ts";
import { createBoss, type JobTarget } from "#lib/data/jobs.ts";
import { recordEnvironmentKeys } from "#lib/data/provider/worker-keys.ts";
import { isGenerationQueue, type QueueName, queueNames } from "#lib/data/queues.ts";
import { writeFact } from "#lib/data/studio-fact.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { allowedPrivateHosts } from "#lib/outbound/addresses.ts";
import { providers } from "#lib/providers/catalog.ts";
import { baseUrlOf } from "#lib/providers/media-route.ts";
import { ensureKeyPair } from "#lib/sealing/sealing.ts";
import type { Context } from "./context.ts";
import { findCandidates } from "./find-candidates.ts";
import { continueRemoval } from "./removal.ts";
import { createLeases } from "./leases.ts";
import { log } from "./log.ts";
import { lookAt } from "./look-at.ts";
import { cleanInTurn } from "./clean-again.ts";
import { convert } from "./convert.ts";
import { makeCopy, makeStrip, measure } from "./derivatives.ts";
import { readRequests } from "./read-requests.ts";
import { recordSpooled } from "./record-money.ts";
import { createSlowSaves, type SavePace, usualSavePace } from "./save-pace.ts";
import { sendEvent } from "./send-event.ts";
import { startSweep } from "./sweep.ts";
import { testKey } from "./provider-access.ts";

/** How many jobs of a queue this worker does at a time. */
const jobsAtOnce: Record<QueueName, number> = {
  save: 4,
  poll: 6,
  submit: 8,
  render: 1,
  measure: 2,
  convert: 1,
  copy: 1,
  strip: 1,
  clean: 1,
  find: 1,
  "test-key": 1,
  "read-requests": 1,
  tell: 2,
  leave: 1,
};

/** How many jobs of one member and provider may be done at a time, by all workers together: a share that leaves something to others. */
const shareOf: Partial<Record<QueueName, number>> = {
  submit: openRequestsMax,
  save: jobsAtOnce.save - 1,
};

/** How long requests in flight may go on after the worker was asked to stop. */
const graceMs = 20_000;
/** How long everything else may: the next worker does it again. */
const unpaidGraceMs = 500;

/**
 * Starts this process's share of the engine: takes up what workers before it left, then does jobs until `stop()`,
 * which lets requests in flight end, gives up after 20 s, and leaves what costs nothing to the next worker. It does the jobs of all queues unless it is told which. Throws when the
 * database cannot be reached.
 */
export async function startWorker({
  config,
  worker,
  queues = queueNames,
  savePace = usualSavePace,
}: {
  config: Config;
  worker: Worker;
  queues?: readonly QueueName[];
  savePace?: SavePace;
}): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const closed = new AbortController();
  const { publicKey } = await ensureKeyPair(config.dataDir);
  await writeFact("worker-public-key", publicKey);
  await recordEnvironmentKeys(worker, lastFours(config));
  const leases = createLeases(worker);
  const baseUrls = providers.flatMap((provider) => baseUrlOf(provider, config.providerBaseUrls) ?? []);
  const allowPrivate = allowedPrivateHosts(config.outboundAllowPrivate, baseUrls);
  const fetch = createGuardedFetch({ allowPrivate });
  const context: Context = {
    config,
    worker,
    leases,
    fetch,
    allowPrivate,
    savePace,
    slowSaves: createSlowSaves(),
    stopping: stopping.signal,
    closed: closed.signal,
  };
  const boss = createBoss();
  boss.on("error", (error) => log.warn({ error }, "the queue had trouble"));
  await boss.start();
  await recordSpooled(context, 0);
  for (const queue of queues) await takeJobs(boss, context, queue);
  const sweep = startSweep(context);
  log.info("ready");

  return {
    async stop() {
      stopping.abort();
      sweep.stop();
      const end = setTimeout(() => closed.abort(), graceMs);
      await boss.stop({ graceful: true, timeout: graceMs + 1000 });
      clearTimeout(end);
      closed.abort();
      leases.stop();
    },
  };
}

async function takeJobs(boss: PgBoss, context: Context, queue: QueueName): Promise<void> {
  const workId = await boss.work<JobTarget>(
    queue,
    {
      localConcurrency: jobsAtOnce[queue],
      // Jobs that begin later send no notice: this is how late they may be seen.
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 1,
      heartbeatRefreshSeconds: 3,
      ...(shareOf[queue] !== undefined && { groupConcurrency: shareOf[queue] }),
    },
    async ([job]: Job<JobTarget>[]) => {
      if (!job) return;
      const work = doJob(context, queue, job.data).catch((error: unknown) => {
        log.error({ error, queue, ...job.data }, "a job failed and will be tried again");
        throw error;
      });
      await (queue === "submit" ? work : orLeft(work, context.stopping));
      // The next one without waiting for the next poll.
      boss.notifyWorker(workId);
    },
  );
}

/** What the queues whose jobs name a blob do with it. */
const workOnBlob: Partial<Record<QueueName, (context: Context, blobId: BlobId) => Promise<void>>> = {
  measure,
  copy: makeCopy,
  strip: makeStrip,
  clean: cleanInTurn,
};

/** Rejects for what has not ended a while after the worker was asked to stop. */
async function orLeft(work: Promise<void>, stopping: AbortSignal): Promise<void> {
  const left = Promise.withResolvers<never>();
  const leave = () => void setTimeout(left.reject, unpaidGraceMs, new Error("Left to the next worker"));
  stopping.addEventListener("abort", leave, { once: true });
  if (stopping.aborted) leave(); // it was asked while the job was handed over
  try {
    await Promise.race([work, left.promise]);
  } finally {
    stopping.removeEventListener("abort", leave);
  }
}

async function doJob(context: Context, queue: QueueName, target: JobTarget): Promise<void> {
  if ("blobId" in target) await workOnBlob[queue]?.(context, target.blobId);
  else if ("conversionId" in target) await convert(context, target.conversionId);
  else if ("memberId" in target) await continueRemoval(context, target.memberId);
  else if ("providerKeyId" in target) await testKey(context, target.providerKeyId);
  else if ("webhookEventId" in target) await sendEvent(context, target.webhookEventId);
  else if ("runId" in target) await readRequests(context);
  else if ("attemptId" in target) await findCandidates(context, target.attemptId);
  else if (isGenerationQueue(queue)) await lookAt(context, queue, target.generationId);
}

function lastFours({ providerKeys }: Config): Map<string, string> {
  return new Map([...providerKeys].map(([providerId, key]) => [providerId, key.slice(-4)]));
}
