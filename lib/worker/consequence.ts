import type { FailureKind } from "#lib/domain/failure.ts";
import type { ProviderError } from "#lib/providers/provider-error.ts";

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
  expired: "refuse",
  render: "refuse",
  storage: "refuse",
} as const satisfies Record<FailureKind, "again" | "pause" | "refuse" | "refuse-later">;

/** How long a provider may not know an operation that it has just accepted. */
export const unknownOperationGraceMs = 60_000;
