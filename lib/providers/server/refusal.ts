import { plainText } from "#lib/domain/base/plain-text.ts";
import type { FailureKind } from "#lib/domain/generation/failure.ts";
import { retryAfterMs } from "#lib/outbound/retry-after.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { isFields, parseJson } from "#lib/domain/base/fields.ts";
import { textOf } from "./fields.ts";
import { aboutOf } from "./about-words.ts";
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
  const words = errorTextOf(text) || response.statusText || noReason;
  const detail = maskSecrets(`${status}: ${words}`, apiKey, refusalMax);
  const byStatus = consequenceOfStatus(status);
  const { kind, sent }: typeof byStatus =
    byStatus.sent === "refused" && isServerOverloaded(text) ? { kind: "unavailable", sent: "no" } : byStatus;
  const isUnknown = purpose === "operation" && status === 404 && parseJson(text) !== undefined;
  const told = `${errorCodeOf(text)} ${detail}`;
  const meant = isUnknown ? "unknown-operation" : (sent === "refused" && kindOfWords(told)) || kind;
  return new ProviderError(meant, {
    sent: purpose === "submit" ? sent : "maybe",
    detail,
    httpStatus: status,
    about: aboutOf(meant, told),
    retryAfterMs: retryAfterMs(response.headers) ?? resetAfterMs(response.headers.get("x-ratelimit-reset")),
  });
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
  if (
    /moderat|content[_ ]?policy|policy violation|sensitive|safety|nsfw|copyright/i.test(words) ||
    /risk ?detection|real[_ ]?(person|people)|privacy ?information|deep ?fake/i.test(words)
  )
    return "moderation";
  return null;
}

/** What stands for the words of a refusal that has none. */
export const noReason = "no reason given";

/** UTF-16 units that are kept of a refusal, and of a body that is no sentence. */
const refusalMax = 1500;
const bodyMax = 500;

/** The code beside the sentence of an error; "" where there is none. */
function errorCodeOf(text: string): string {
  const body = parseJson(text);
  const error = isFields(body) && isFields(body.error) ? body.error : body;
  return isFields(error) ? textOf(error.code) : "";
}

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
    if (typeof found === "string" && found !== "") return withPlace(found, body);
  }
  return listedErrors(body) ?? plainText(text, bodyMax);
}

/** The field that an error names beside its sentence belongs to it. */
function withPlace(sentence: string, body: unknown): string {
  const param = isFields(body) && isFields(body.error) ? textOf(body.error.param) : "";
  return param === "" || sentence.includes(param) ? sentence : `${sentence} (${param})`;
}

/** What is wrong with several fields: `detail` as a list of `{loc, msg}`, as validators write it. */
function listedErrors(body: unknown): string | null {
  const list = isFields(body) && Array.isArray(body.detail) ? body.detail.filter(isFields) : [];
  const sentences = list.map(({ loc, msg }) => {
    const place = [loc]
      .flat()
      .map(textOf)
      .filter((part) => part !== "" && part !== "body");
    return place.length > 0 ? `${textOf(msg)} (${place.join(".")})` : textOf(msg);
  });
  return sentences.some(Boolean) ? sentences.filter(Boolean).join("; ") : null;
}

/** `X-RateLimit-Reset`: the second of the epoch, or so many seconds from now, whichever it can be. */
function resetAfterMs(header: string | null): number | undefined {
  if (header === null || !/^\d+(\.\d+)?$/.test(header.trim())) return undefined;
  const seconds = Number(header);
  return seconds > 1e9 ? Math.max(0, seconds * 1000 - Date.now()) : seconds * 1000;
}
