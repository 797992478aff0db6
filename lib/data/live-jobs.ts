import { Prisma } from "#lib/data/generated/client.ts";
import { bossSchema } from "./jobs.ts";
import { type QueueName, queueNames } from "./queues.ts";

// Not in jobs.ts: the launcher loads that before the database's client has been generated.

/**
 * The jobs that wait or are being done, as the rest of a query after its columns; `j` is the job, and `j.singleton_key` the id that
 * it carries, as text. Of some queues only where they are named. For this layer's own use: no other query knows of jobs.
 */
export function liveJobs(names: readonly QueueName[] = queueNames): Prisma.Sql {
  return Prisma.sql`FROM ${Prisma.raw(bossSchema)}.job j
    WHERE j.name IN (${Prisma.join(names)}) AND j.state < 'completed' AND j.singleton_key IS NOT NULL`;
}
