"use server";

import * as z from "zod/mini";
import { AppError } from "#lib/data/app-error.ts";
import { closeStudioKeys, removeProviderKey, saveProviderKey } from "#lib/data/provider/keys.ts";
import { requestKeyTest } from "#lib/data/provider/worker-keys.ts";
import { readFact } from "#lib/data/studio-fact.ts";
import { findProvider } from "#lib/providers/catalog.ts";
import { seal } from "#lib/sealing/sealing.ts";
import { memberAction } from "./action.ts";

/** Printable ASCII without spaces: what can stand in a header. A paste often brings spaces along. */
const apiKeySchema = z.string().check(z.trim(), z.minLength(8), z.maxLength(500), z.regex(/^[\x21-\x7e]+$/));

/**
 * Seals a key to the worker and keeps it: it never comes back, but for its last four characters. `no-worker`: no
 * worker has ever started, so that there is nothing to seal to.
 */
export const saveProviderKeyAction = memberAction(
  z.strictObject({ providerId: z.string(), apiKey: apiKeySchema, isStudioWide: z.boolean() }),
  async ({ member }, { providerId, apiKey, isStudioWide }) => {
    if (!findProvider(providerId)?.defaultBaseUrl) throw new AppError("not-found"); // the studio's own needs no key
    const publicKey = await readFact("worker-public-key");
    if (typeof publicKey !== "string") return { ok: false as const, reason: "no-worker" as const };
    const sealed = await seal(publicKey, apiKey);
    const key = { providerId, sealed, lastFour: apiKey.slice(-4), isStudioWide };
    return { ok: true as const, id: await saveProviderKey(member, key) };
  },
);

/** Asks the worker to try a key with the provider's free call. What came out is read with the list of keys. */
export const testProviderKeyAction = memberAction(
  z.strictObject({ id: z.uuid() }),
  async ({ member }, { id }) => {
    await requestKeyTest(member, id);
    return { ok: true as const };
  },
);

/** Removes a saved key. */
export const removeProviderKeyAction = memberAction(
  z.strictObject({ id: z.uuid() }),
  async ({ member }, { id }) => {
    await removeProviderKey(member, id);
    return { ok: true as const };
  },
);

/** Closes the studio-wide keys to members, or opens them again. Owners only. */
export const closeStudioKeysAction = memberAction(
  z.strictObject({ areClosed: z.boolean() }),
  async ({ member }, { areClosed }) => {
    await closeStudioKeys(member, areClosed);
    return { ok: true as const };
  },
);
