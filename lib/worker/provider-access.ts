import { findKey, findKeyFor, recordKeyTest, type UsableKey } from "#lib/data/provider/worker-keys.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { findProvider } from "#lib/providers/catalog.ts";
import type { ClientOptions } from "#lib/providers/contract.ts";
import { baseUrlOf } from "#lib/providers/media-route.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { unseal } from "#lib/sealing/sealing.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";
import { failureDetails } from "./messages.ts";

/** What a provider is asked with, but for the signal. `keyId` null is the studio's own models, which need none. */
export type ProviderAccess = { keyId: string | null; options: Omit<ClientOptions, "signal"> };

/** Why work at a provider cannot be asked after: nobody has a key for it any more. */
export const keyGone: Failure = {
  kind: "credentials",
  detail: failureDetails.keyGone,
  charged: "unknown",
  isOurs: true,
};

/** The key that a member's next request to a provider is sent with. Null when there is none. */
export async function accessFor(
  context: Context,
  memberId: MemberId,
  providerId: string,
): Promise<ProviderAccess | null> {
  if (needsNoKey(context, providerId)) return withoutKey(context, providerId);
  return withKey(context, providerId, await findKeyFor(context.worker, memberId, providerId));
}

/** The key that an attempt was sent with, removed meanwhile or not: else whatever the member has now. */
export async function accessOf(
  context: Context,
  memberId: MemberId,
  providerId: string,
  keyId: string | null,
): Promise<ProviderAccess | null> {
  if (needsNoKey(context, providerId)) return withoutKey(context, providerId);
  const key = keyId && (await findKey(context.worker, keyId));
  return key ? withKey(context, providerId, key) : accessFor(context, memberId, providerId);
}

const callMs = 30_000;

/** Asks a provider, for free, whether a key works, and records the answer. */
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

/** Access with one certain key. Null when this worker does not have it. */
async function withKey(
  context: Context,
  providerId: string,
  key: UsableKey | null,
): Promise<ProviderAccess | null> {
  if (!key) return null;
  const apiKey = key.sealed
    ? await unseal(context.config.dataDir, key.sealed)
    : context.config.providerKeys.get(providerId);
  if (!apiKey) return null;
  const { options } = withoutKey(context, providerId);
  return { keyId: key.id, options: { ...options, apiKey } };
}

function needsNoKey(context: Context, providerId: string): boolean {
  return baseUrl(context, providerId) === null;
}

function withoutKey(context: Context, providerId: string): ProviderAccess {
  const options = { baseUrl: baseUrl(context, providerId) ?? "", apiKey: "", fetch: context.fetch };
  return { keyId: null, options };
}

function baseUrl({ config }: Context, providerId: string): string | null {
  const provider = findProvider(providerId);
  return provider && baseUrlOf(provider, config.providerBaseUrls);
}
