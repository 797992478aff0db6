import { findKey } from "#lib/data/provider-key/find-key-for.ts";
import { recordKeyTest } from "#lib/data/provider-key/test-provider-key.ts";
import { clientOf } from "#lib/providers/registry.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { withKey } from "./provider-access.ts";

const callMs = 30_000;

/** Asks a provider, for free, whether a key works, and records what it said. */
export async function testKey(context: Context, providerKeyId: string): Promise<void> {
  const { worker, closed } = context;
  const key = await findKey(worker, providerKeyId);
  if (!key) return;
  const client = clientOf(key.providerId);
  const access = await withKey(context, key.providerId, key);
  if (!access || !client.testKey) {
    await recordKeyTest(worker, providerKeyId, null);
    return;
  }
  const signal = AbortSignal.any([AbortSignal.timeout(callMs), closed]);
  const state = await client.testKey({ ...access.options, signal }).catch((error: unknown) => {
    log.info({ error, providerId: key.providerId }, "a key could not be tested");
    return "unreachable" as const;
  });
  await recordKeyTest(worker, providerKeyId, state);
}
