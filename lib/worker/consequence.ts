import type { FailureKind } from "#lib/domain/generation/failure.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";

/**
 * The same trouble has two consequences, because starting may spend money and polling never does. While starting it
 * goes by what became of the request: only what certainly was not accepted may be sent again.
 */
export const whileStarting = {
  no: "release",
  refused: "refuse",
  maybe: "vanish",
} as const satisfies Record<ProviderError["sent"], string>;

/**
 * While polling, the work goes on at the provider whatever we hear: all but a verdict on the work itself is asked
 * again until the deadline. `unknown-operation` may be a list that lags behind, for a while.
 */
export const whilePolling = {
  credentials: "again",
  balance: "again",
  input: "again",
  moderation: "refuse",
  rate: "pause",
  unreachable: "again",
  unavailable: "again",
  contract: "again",
  "unknown-operation": "refuse-later",
  "unheard-of": "again",
  "no-output": "again",
  expired: "refuse",
  render: "refuse",
  storage: "refuse",
  stopped: "again",
} as const satisfies Record<FailureKind, "again" | "pause" | "refuse" | "refuse-later">;

/** How long a provider may not know an operation that it has just accepted. */
export const unknownOperationGraceMs = 60_000;

/**
 * What the log keeps of an error that came of asking a provider: its kind and what caused it. Never the provider's own words, since
 * these may repeat a prompt: the card has them.
 */
export function troubleOf(error: unknown): object {
  if (!(error instanceof ProviderError)) return { causes: causesOf(error) };
  const { kind, sent, httpStatus, retryAfterMs } = error;
  return { kind, sent, httpStatus, retryAfterMs, causes: causesOf(error.cause) };
}

/** Names, codes and the system's messages, from the outermost to the innermost. */
function causesOf(error: unknown): object[] {
  if (error instanceof ProviderError) return [{ kind: error.kind }, ...causesOf(error.cause)];
  if (!(error instanceof Error)) return [];
  const code = "code" in error ? error.code : undefined;
  return [{ name: error.name, code, message: maskSecrets(error.message, "", 300) }, ...causesOf(error.cause)];
}
