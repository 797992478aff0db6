/**
 * Why nothing was sent. All but `too-many-redirects` prove that no byte of the last request left: the rule was broken
 * before a connection was made, or none could be made.
 */
type OutboundReason =
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

/** What the system and the HTTP client report before a connection stands; certificates are judged before it does. */
const beforeConnecting =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_\w+)$/;

/**
 * Whether an error thrown by `fetch` proves that no byte of the request left. False means that nobody knows. `EHOSTUNREACH`
 * and its like may also end a standing connection, but then they never come from `connect`.
 */
export function wasNeverSent(error: unknown): boolean {
  if (error instanceof OutboundError) return error.reason !== "too-many-redirects";
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverSent);
  if ("code" in error && typeof error.code === "string" && beforeConnecting.test(error.code))
    return !("syscall" in error) || error.syscall === "connect" || error.syscall === "getaddrinfo";
  return wasNeverSent(error.cause);
}

/** What broke a request off, as a sentence with the system's own words behind it. It names hosts, never paths or queries. */
export function describeTrouble(error: unknown): string {
  const words = innermostMessage(error).replace(/\.$/, "");
  if (wasNeverSent(error)) return `The request did not leave: ${words}.`;
  const codes = namesOf(error);
  if (codes.some((code) => timedOut.test(code)))
    return `The request had left, and no answer came in time: ${words}.`;
  if (codes.some((code) => wasReset.test(code)))
    return `The connection was reset after the request had left: ${words}.`;
  return `The request had left when something broke: ${words}.`;
}

const timedOut = /^(TimeoutError|ETIMEDOUT|UND_ERR_(HEADERS|BODY)_TIMEOUT)$/;
const wasReset = /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/;

/** The names and codes of an error and of everything behind it. */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [error.name, ...code, ...namesOf(error.cause)];
}

/** What is at the bottom of an error: the reason, not the wrapping. */
export function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? innermostMessage(error.cause) : error.message;
}
