/**
 * Why nothing was sent. All but `too-many-redirects` prove that no byte of the last request left: the rule was broken
 * before a connection was made, or none could be made.
 */
export type OutboundReason =
  | "forbidden-scheme"
  | "forbidden-host"
  | "forbidden-address"
  | "unresolved"
  | "not-connected"
  | "too-many-redirects";

/** A request that the guard did not let out, or that reached nobody. The message names hosts, never paths or queries. */
export class OutboundError extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OutboundError";
    this.reason = reason;
  }
}

/** The guard's own error within what `fetch` threw, or null. */
export function findOutboundError(error: unknown): OutboundError | null {
  if (error instanceof OutboundError) return error;
  return error instanceof Error ? findOutboundError(error.cause) : null;
}
