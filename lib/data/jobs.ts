import { fromPrisma, PgBoss } from "pg-boss";
import { readConfig } from "#lib/config.ts";
import type { AttemptId, BlobId, ConversionId, GenerationId, MemberId, RunId } from "#lib/domain/base/id.ts";
import type { Transaction } from "./database.ts";
import { heartbeatSeconds, type QueueName, queueNames, queues } from "./queues.ts";

/** What a job carries: one id, and nothing else. The row that it names is the truth. */
export type JobTarget =
  | { generationId: GenerationId }
  /** With the runs before it. */
  | { runId: RunId }
  | { attemptId: AttemptId }
  | { blobId: BlobId }
  | { conversionId: ConversionId }
  | { providerKeyId: string }
  | { webhookEventId: string }
  | { memberId: MemberId };

/** The schema that pg-boss lives in. */
export const bossSchema = "pgboss";

/**
 * Puts "look at this now" into a queue, within the caller's transaction: the job exists exactly if the change does.
 * `afterMs` delays it. Jobs of one `group` never run more at a time than the queue's worker allows for a group.
 * Of those that may begin the one of the highest `priority` does, 0 where none is given.
 */
export async function enqueue(
  transaction: Transaction,
  queue: QueueName,
  target: JobTarget,
  options: { afterMs?: number; group?: string; priority?: number } = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(queue, target, {
    db: fromPrisma(transaction),
    singletonKey: Object.values(target)[0],
    ...(options.afterMs ? { startAfter: options.afterMs / 1000 } : {}),
    ...(options.group ? { group: { id: options.group } } : {}),
    ...(options.priority ? { priority: options.priority } : {}),
  });
}

/** A pg-boss that works: it listens, supervises and keeps heartbeats. Not yet started; its schema must exist. */
export function createBoss(): PgBoss {
  return new PgBoss({
    connectionString: readConfig().databaseUrl ?? undefined,
    schema: bossSchema,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    max: 6,
    supervise: true,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 60,
  });
}

/** Makes the queues that are missing and brings the others to these options. Can be run again and again. */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const name of queueNames) {
    const options = {
      // A job that fails is tried again without end; the sweep makes a new one for whatever has none.
      retryLimit: 1_000_000,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 30,
      expireInSeconds: queues[name].expiresAfterSeconds,
      deleteAfterSeconds: 10 * 60,
      heartbeatSeconds,
      notify: true,
    };
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
}

const cache = globalThis as { triptychSender?: Promise<PgBoss> };

/** Stops what `enqueue` keeps open. */
export async function closeSender(): Promise<void> {
  const open = cache.triptychSender;
  delete cache.triptychSender;
  await (await open?.catch(() => undefined))?.stop({ graceful: false });
}

/**
 * The pg-boss of processes that only enqueue: it sends on the caller's connection and supervises nothing. What it reads for
 * itself when it starts has types that do not come through Prisma, hence its own connection.
 */
function sender(): Promise<PgBoss> {
  return (cache.triptychSender ??= startSender().catch((error: unknown) => {
    delete cache.triptychSender;
    throw error;
  }));
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: readConfig().databaseUrl ?? undefined,
    max: 1,
    schema: bossSchema,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
  });
  // A refresh of its cache that fails while the database is away is tried again by itself.
  boss.on("error", () => undefined);
  await boss.start();
  return boss;
}
