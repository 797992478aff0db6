import type { AttemptId } from "#lib/domain/base/id.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { createGuardedFetch } from "#lib/outbound/guarded-fetch.ts";
import { hostAndPort } from "#lib/outbound/addresses.ts";
import type { SendOptions } from "#lib/providers/contract.ts";

/** What a client is given to call a simulator. A key and a link by which a leak is found. */
export function clientOptions(baseUrl: string): SendOptions {
  return {
    baseUrl,
    apiKey: "sk-canary-0123456789",
    fetch: createGuardedFetch({ allowPrivate: new Set([hostAndPort(baseUrl)]) }),
    signal: AbortSignal.timeout(30_000),
    attemptId: sampleId<AttemptId>(7),
    resolveMedia: async ({ media, as }) =>
      as === "inline"
        ? `data:image/png;base64,${Buffer.from(media).toString("base64")}`
        : `https://studio.example/media/l/secret-token/${media}.bin`,
  };
}
