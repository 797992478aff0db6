import type { Worker } from "#lib/domain/base/scope.ts";
import { database, type Transaction } from "#lib/data/database.ts";

/** A provider asked to be left alone: no worker sends it a request for so long. A longer pause is never shortened. */
export async function pauseProvider(_worker: Worker, providerId: string, forMs: number): Promise<void> {
  await database().$executeRaw`
    INSERT INTO provider_pause (provider_id, until) VALUES (${providerId}, now() + ${forMs} * interval '1 millisecond')
    ON CONFLICT (provider_id) DO UPDATE SET until = GREATEST(provider_pause.until, EXCLUDED.until)`;
}

/** How long a provider is still to be left alone, in milliseconds; 0 when it may be asked. */
export async function providerPauseMs(transaction: Transaction, providerId: string): Promise<number> {
  const [pause] = await transaction.$queryRaw<{ waitMs: number }[]>`
    SELECT (extract(epoch FROM until - now()) * 1000)::float8 AS "waitMs" FROM provider_pause
    WHERE provider_id = ${providerId} AND until > now()`;
  return pause?.waitMs ?? 0;
}
