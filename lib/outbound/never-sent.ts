import { OutboundError } from "./outbound-error.ts";

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
