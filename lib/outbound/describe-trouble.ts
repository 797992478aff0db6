import { wasNeverSent } from "./never-sent.ts";

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
