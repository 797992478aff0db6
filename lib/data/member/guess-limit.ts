import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";

/**
 * How fast a secret may be guessed under one key: the first `free` wrong tries cost nothing, then each needs a pause
 * that doubles from one second up to `maxWaitMs`. One try is forgotten every `forgetMs`. It slows down, and never locks out.
 */
export type GuessLimit = { key: string; free: number; maxWaitMs: number; forgetMs: number };

/**
 * Counts a try before it is looked at, so that tries sent at once do not slip through together. Answers 0 when it may
 * be looked at, else the milliseconds to wait (it is then not counted). By the database's clock.
 */
export async function takeGuess({ key, free, maxWaitMs, forgetMs }: GuessLimit): Promise<number> {
  const pauseMs = Prisma.sql`CASE WHEN held.count < ${free}::int THEN 0
    ELSE least(${maxWaitMs}::bigint, (1000 * power(2, least(held.count - ${free}::int, 30)))::bigint) END`;
  const rows = await database().$queryRaw<{ waitMs: bigint }[]>`
    WITH clock AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now),
    taken AS (
      INSERT INTO rate_limit AS held (id, key, count, last_request)
      SELECT ${createId<string>()}::uuid, ${key}, 1, now FROM clock
      ON CONFLICT (key) DO UPDATE SET
        count = greatest(0, held.count - (excluded.last_request - held.last_request) / ${forgetMs}::bigint) + 1,
        last_request = excluded.last_request
      WHERE excluded.last_request - held.last_request >= ${pauseMs}
      RETURNING key
    )
    SELECT 0::bigint AS "waitMs" FROM taken
    UNION ALL
    SELECT greatest(1, held.last_request - clock.now + ${pauseMs})::bigint FROM rate_limit held, clock
    WHERE held.key = ${key} AND NOT EXISTS (SELECT 1 FROM taken)`;
  return Number(rows[0]?.waitMs ?? 1000); // no row: another first try under this key is being written right now
}

/** Takes back a try that turned out to be right. */
export async function returnGuess({ key }: GuessLimit): Promise<void> {
  await database().rateLimit.updateMany({
    where: { key, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}

/** Forgets every try under a key. */
export async function forgetGuesses({ key }: GuessLimit): Promise<void> {
  await database().rateLimit.deleteMany({ where: { key } });
}
