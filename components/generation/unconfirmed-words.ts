import type { Failure } from "#lib/domain/generation/failure.ts";
import { failureMessage } from "#lib/domain/generation/messages.ts";

/**
 * What came back instead of an answer, as a sentence; `details` are the words behind it, where there are more of them. What the
 * studio itself says of a broken connection puts the system's words after a colon.
 */
export function unconfirmedWords(
  failure: Failure | null,
  provider: string,
): { happened: string; details: string | null } {
  if (!failure) return { happened: "No answer is on record.", details: null };
  const { kind, detail, httpStatus } = failure;
  const details = detail === "" ? null : detail;
  if (httpStatus !== undefined)
    return { happened: `${provider} answered with an error (HTTP status ${httpStatus}).`, details };
  if (kind === "unreachable") {
    const sentence = /^(The [^:]+): /.exec(detail)?.[1];
    return { happened: `${sentence ?? "The connection broke before an answer came"}.`, details };
  }
  if (kind === "unavailable") return { happened: detail, details: null };
  return { happened: failureMessage(failure, { provider, isFree: false }).what, details };
}
