import type { FailureKind } from "#lib/domain/generation/failure.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { consequenceOfStatus, isServerOverloaded, kindOfWords, type Purpose } from "./refusal.ts";

/**
 * A no in an answer whose HTTP status says yes: a `code` of its own. A number is read like the HTTP status that it copies. A word
 * is a refusal: whoever words one has looked at the request, and has made no task of it. One that says it is overloaded has not even
 * looked, and may be asked again.
 */
export function refusalInside(
  { code, message }: { code: string | number; message: string },
  purpose: Purpose,
  apiKey: string,
): ProviderError {
  const detail = maskSecrets(`${code}: ${message || "no reason given"}`, apiKey);
  const isNumber = /^\d+$/.test(String(code));
  const byStatus = isNumber ? consequenceOfStatus(Number(code)) : null;
  const isUnknown =
    purpose === "operation" && (Number(code) === 404 || /not[_ ]?(exist|found)/i.test(detail));
  const byWords = byStatus?.sent === "maybe" ? null : kindOfCode(detail);
  const kind = isUnknown ? "unknown-operation" : (byWords ?? byStatus?.kind ?? "contract");
  const isOverloaded = !byStatus && isServerOverloaded(String(code));
  const sent = purpose === "submit" ? (byStatus?.sent ?? (isOverloaded ? "no" : "refused")) : "maybe";
  return new ProviderError(kind, { sent, detail });
}

/** What the usual words and codes of a refusal mean, as far as they tell. */
export function kindOfCode(words: string): FailureKind | null {
  const known = kindOfWords(words);
  if (known) return known;
  if (/overload|server[_ ]?busy|try again/i.test(words)) return "unavailable";
  if (/invalid[_ ]?(api[_ ]?key|token)|unauthori[sz]ed|authentication/i.test(words)) return "credentials";
  if (/rate[_ ]?limit|too many requests/i.test(words)) return "rate";
  if (/invalid|parameter|required|unsupported|bad[_ ]?request/i.test(words)) return "input";
  return null;
}
