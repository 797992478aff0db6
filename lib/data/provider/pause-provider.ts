import { database, type Transaction } from "#lib/data/database.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { ProviderPauses } from "#lib/domain/generation/provider-pause.ts";

/**
 * No worker sends a provider a request for so long. `isAsked`: the provider named the time. A longer pause is never shortened, and
 * the longest says whose it is.
 */
export async function pauseProvider(
  _worker: Worker,
  providerId: string,
  { forMs, isAsked }: { forMs: number; isAsked: boolean },
): Promise<void> {
  await database().$executeRaw`
    INSERT INTO provider_pause AS held (provider_id, until, is_asked)
    VALUES (${providerId}, now() + ${forMs} * interval '1 millisecond', ${isAsked})
    ON CONFLICT (provider_id) DO UPDATE SET until = EXCLUDED.until, is_asked = EXCLUDED.is_asked
    WHERE EXCLUDED.until > held.until`;
}

/** How long a provider is still to be left alone, in milliseconds; 0 when it may be asked. */
export async function providerPauseMs(transaction: Transaction, providerId: string): Promise<number> {
  const [pause] = await transaction.$queryRaw<{ waitMs: number }[]>`
    SELECT (extract(epoch FROM until - now()) * 1000)::float8 AS "waitMs" FROM provider_pause
    WHERE provider_id = ${providerId} AND until > now()`;
  return pause?.waitMs ?? 0;
}

/** The pauses that last, by the provider's id: the same for every member. */
export async function listPauses(): Promise<ProviderPauses> {
  const rows = await database().$queryRaw<{ providerId: string; until: Date; isAsked: boolean }[]>`
    SELECT provider_id AS "providerId", until, is_asked AS "isAsked" FROM provider_pause WHERE until > now()`;
  return Object.fromEntries(
    rows.map(({ providerId, until, isAsked }) => [providerId, { until: until.toISOString(), isAsked }]),
  );
}
