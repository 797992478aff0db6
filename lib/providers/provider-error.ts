import { plainText } from "#lib/domain/base/plain-text.ts";
import {
  type Failure,
  type FailureAbout,
  failureDetailMax,
  type FailureKind,
} from "#lib/domain/generation/failure.ts";

/** Nobody is left alone for longer: a later answer says so again. */
const retryAfterMaxMs = 7 * 24 * 60 * 60_000;

/**
 * A provider said no, or could not be understood. `sent` tells what became of the request: `no` proves that nothing was
 * accepted (DNS, connection refused, TLS, 429, a documented "overloaded, not accepted"), `refused` that it was answered
 * with a refusal, `maybe` that it may have been accepted (timeout, reset, 5xx or an unreadable answer after the bytes left).
 */
export class ProviderError extends Error {
  readonly kind: FailureKind;
  readonly sent: "no" | "refused" | "maybe";
  /** The provider's own words unless `isOurs`, plain, bounded to 2 000 characters. */
  readonly detail: string;
  /** When the provider asked to be left alone until, in milliseconds from now; at most seven days. */
  readonly retryAfterMs: number | undefined;
  /** The HTTP status of the answer, where that was what said no. */
  readonly httpStatus: number | undefined;
  /** What the refusal is about, as far as the provider says. */
  readonly about: FailureAbout | undefined;
  /** The detail is a sentence of the studio's own. */
  readonly isOurs: boolean;

  constructor(
    kind: FailureKind,
    options: {
      sent: "no" | "refused" | "maybe";
      detail: string;
      retryAfterMs?: number;
      httpStatus?: number;
      about?: FailureAbout;
      isOurs?: boolean;
      cause?: unknown;
    },
  ) {
    const detail = plainText(options.detail, failureDetailMax);
    super(`${kind}: ${detail}`, { cause: options.cause });
    this.name = "ProviderError";
    this.kind = kind;
    this.sent = options.sent;
    this.detail = detail;
    this.retryAfterMs =
      options.retryAfterMs === undefined ? undefined : Math.min(options.retryAfterMs, retryAfterMaxMs);
    this.httpStatus = options.httpStatus;
    this.about = options.about;
    this.isOurs = options.isOurs ?? false;
  }

  /** What the generation keeps of it. */
  toFailure(): Failure {
    return {
      kind: this.kind,
      detail: this.detail,
      charged: this.sent === "maybe" ? "unknown" : "no",
      ...(this.httpStatus !== undefined && { httpStatus: this.httpStatus }),
      ...(this.about && { about: this.about }),
      ...(this.isOurs && { isOurs: true }),
    };
  }
}
