import { Prisma } from "#lib/data/generated/client.ts";
import { bossSchema } from "#lib/data/jobs.ts";

/**
 * The end of a statement that has made jobs `sooner`: it wakes the workers of their queues, as pg-boss does for jobs that begin at once,
 * who would else look within a second.
 */
export const wakeWorkers = Prisma.sql`
  SELECT pg_notify('pgboss_' || left(encode(sha224('${Prisma.raw(bossSchema)}'::bytea), 'hex'), 24), name)
  FROM (SELECT DISTINCT name FROM sooner) woken`;
