import { plainText } from "#lib/domain/base/plain-text.ts";
import type { FailureKind } from "#lib/domain/generation/failure.ts";
import { retryAfterMs } from "#lib/outbound/retry-after.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { parseJson } from "./fields.ts";
import { maskSecrets } from "./mask-secrets.ts";

type Sent = ProviderError["sent"];

/**
 * What a request is about: the one paid request of an attempt, an operation that was accepted before, or the account. Only
 * the first can fail without money being in question.
 */
export type Purpose = "submit" | "operation" | "account";

/** What a status means when it answers the one paid request. Whatever stands not here was refused in a way nobody documents. */
const table: Record<number, { kind: FailureKind; sent: Sent }> = {
  400: { kind: "input", sent: "refused" },
  401: { kind: "credentials", sent: "refused" },
  402: { kind: "balance", sent: "refused" },
  403: { kind: "credentials", sent: "refused" },
  408: { kind: "unavailable", sent: "maybe" }, // who gave up waiting, and for what, the answer does not say
  413: { kind: "input", sent: "refused" },
  415: { kind: "input", sent: "refused" },
  422: { kind: "input", sent: "refused" },
  429: { kind: "rate", sent: "no" },
  451: { kind: "moderation", sent: "refused" },
};

/** A `ProviderError`, without secrets, out of an answer that is no success. `text` is its body. */
export function refusalOf(response: Response, text: string, purpose: Purpose, apiKey: string): ProviderError {
  const { status } = response;
  const words = errorTextOf(text) || response.statusText || "no reason given";
  const detail = maskSecrets(`${status}: ${words}`, apiKey, refusalMax);
  const byStatus = consequenceOfStatus(status);
  const { kind, sent }: typeof byStatus =
    byStatus.sent === "refused" && isServerOverloaded(text) ? { kind: "unavailable", sent: "no" } : byStatus;
  const isUnknown = purpose === "operation" && status === 404 && parseJson(text) !== undefined;
  return new ProviderError(
    isUnknown ? "unknown-operation" : (sent === "refused" && kindOfWords(detail)) || kind,
    {
      sent: purpose === "submit" ? sent : "maybe",
      detail,
      httpStatus: status,
      retryAfterMs: retryAfterMs(response.headers) ?? resetAfterMs(response.headers.get("x-ratelimit-reset")),
    },
  );
}

/** What an HTTP status means that answers the one paid request. */
export function consequenceOfStatus(status: number): { kind: FailureKind; sent: Sent } {
  const known = table[status];
  if (known) return known;
  if (status >= 500) return { kind: "unavailable", sent: "maybe" };
  return { kind: "contract", sent: status >= 400 ? "refused" : "maybe" };
}

/** The one word of the maker's gateways that is known to mean "not accepted, ask again". */
export function isServerOverloaded(words: string): boolean {
  return /\bServerOverloaded\b/i.test(words);
}

/** What only the words of a refusal tell: no credit, or content that is not wanted. */
export function kindOfWords(words: string): FailureKind | null {
  if (/insufficient[_ ](credit|balance|fund|quota)|out of credits/i.test(words)) return "balance";
  if (/moderat|content[_ ]?policy|policy violation|sensitive|safety|nsfw|copyright/i.test(words))
    return "moderation";
  return null;
}

/** UTF-16 units that are kept of a refusal, and of a body that is no sentence. */
const refusalMax = 1500;
const bodyMax = 500;

/** The sentence inside an error body of any of the usual shapes; the beginning of the body itself where there is none. */
function errorTextOf(text: string): string {
  const body = parseJson(text);
  if (body === undefined) {
    const words = text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    return plainText(words.trim(), bodyMax);
  }
  for (const path of [
    ["error", "message"],
    ["error", "title"],
    ["error", "type"],
    ["error"],
    ["message"],
    ["detail"],
    ["status_message"],
  ]) {
    const found = path.reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      body,
    );
    if (typeof found === "string" && found !== "") return found;
  }
  return plainText(text, bodyMax);
}

/** `X-RateLimit-Reset`: the second of the epoch, or so many seconds from now, whichever it can be. */
function resetAfterMs(header: string | null): number | undefined {
  if (header === null || !/^\d+(\.\d+)?$/.test(header.trim())) return undefined;
  const seconds = Number(header);
  return seconds > 1e9 ? Math.max(0, seconds * 1000 - Date.now()) : seconds * 1000;
}
