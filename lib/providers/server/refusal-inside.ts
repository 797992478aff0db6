import type { FailureKind } from "#lib/domain/generation/failure.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { isFields } from "#lib/domain/base/fields.ts";
import { findText, findWords, textOf, wordsOf } from "./fields.ts";
import { aboutOf } from "./about-words.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { consequenceOfStatus, isServerOverloaded, kindOfWords, noReason, type Purpose } from "./refusal.ts";

/** Codes of a success: 200 copies the HTTP status of one. */
const successes = new Set(["0", "200", "success", "succeeded", "ok"]);

/** The no in an answer by its `code`, or by its `error` where it has no code; null where it claims to be a success, or tells neither. */
export function refusedInside(answer: unknown, purpose: Purpose, apiKey: string): ProviderError | null {
  if (!isFields(answer)) return null;
  const code = textOf(answer.code);
  const message = findWords([answer], ["message", "msg", "error"]) ?? "";
  if (code !== "")
    return successes.has(code.toLowerCase()) ? null : refusalInside({ code, message }, purpose, apiKey);
  const error = wordsOf(answer.error);
  if (error === "") return null;
  const named = isFields(answer.error) ? findText([answer.error], ["code", "type"]) : undefined;
  return refusalInside({ code: named ?? "error", message: error }, purpose, apiKey);
}

/**
 * A no in an answer whose HTTP status says yes: a `code` of its own. A number that can be an HTTP status is read like the one that it
 * copies. Any other code is a refusal: whoever has one has looked at the request, and has made no task of it. One that says it is
 * overloaded has not even looked, and may be asked again; one about a fault inside leaves open what was begun.
 */
export function refusalInside(
  { code, message }: { code: string | number; message: string },
  purpose: Purpose,
  apiKey: string,
): ProviderError {
  const detail = maskSecrets(`${code}: ${message || noReason}`, apiKey);
  const byStatus = /^[1-5]\d\d$/.test(String(code)) ? consequenceOfStatus(Number(code)) : faultInside(code);
  const isUnknown =
    purpose === "operation" && (Number(code) === 404 || /not[_ ]?(exist|found)/i.test(detail));
  const byWords = byStatus?.sent === "maybe" ? null : kindOfCode(detail);
  const kind = isUnknown ? "unknown-operation" : (byWords ?? byStatus?.kind ?? "contract");
  const isOverloaded = !byStatus && isServerOverloaded(String(code));
  const sent = purpose === "submit" ? (byStatus?.sent ?? (isOverloaded ? "no" : "refused")) : "maybe";
  return new ProviderError(kind, { sent, detail, about: aboutOf(kind, detail) });
}

/** A code in words that tells of trouble over there, and nothing of the request. */
function faultInside(code: string | number): ReturnType<typeof consequenceOfStatus> | null {
  return /time[d_ -]*out|internal|gateway|upstream/i.test(String(code)) ? consequenceOfStatus(500) : null;
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
