import { checkMediaLink, type FetchedMedia } from "./check-media.ts";
import type { Kind } from "#lib/domain/media/format.ts";

export type Body = Record<string, unknown>;
export type SentMedia = { url: string; kind: Kind; field: string };

/** One field of a documented body: null when the value is as documented, else what is wrong with it. */
export type Rule = (value: unknown) => string | null;

export const oneOf =
  (...allowed: readonly unknown[]): Rule =>
  (value) =>
    allowed.includes(value) ? null : `must be one of ${allowed.join(", ")}`;

export const integer =
  (min: number, max: number): Rule =>
  (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? null
      : `must be an integer from ${min} to ${max}`;

export const flag: Rule = (value) => (typeof value === "boolean" ? null : "must be a boolean");

export const words =
  (max = Infinity): Rule =>
  (value) =>
    typeof value === "string" && value !== "" && [...value].length <= max
      ? null
      : `must be text of 1 to ${max} characters`;

/** A list of addresses; data URLs of images where they are taken. */
export const addresses =
  (max: number, { inline = false } = {}): Rule =>
  (value) =>
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= max &&
    value.every((each) => isAddress(each, inline))
      ? null
      : `must be a list of 1 to ${max} addresses`;

export function isAddress(value: unknown, inline: boolean): value is string {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  return /^https?:/.test(value) || (inline && /^data:image\/[a-z]+;base64,[A-Za-z0-9+/]+=*$/.test(value));
}

/** What is wrong with a body, by its documented fields; null when nothing is. */
export function judgeFields(
  body: unknown,
  rules: Readonly<Record<string, Rule>>,
  required: readonly string[],
): string | null {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return "The body is not a JSON object";
  const missing = required.find((name) => !(name in body));
  if (missing) return `Invalid parameter: ${missing} is required`;
  for (const [name, value] of Object.entries(body)) {
    const problem = Object.hasOwn(rules, name) ? rules[name]?.(value) : "is not a known parameter";
    if (problem) return `Invalid parameter: ${name} ${problem}`;
  }
  return null;
}

/** Fetches every link of a request, as a provider does. What is wrong with the first that cannot be used, or null. */
export async function judgeMedia(
  media: readonly SentMedia[],
  seen: FetchedMedia[],
  checksMedia: boolean,
): Promise<string | null> {
  if (!checksMedia) return null;
  for (const { url, kind, field } of media) {
    const problem = url.startsWith("data:") ? null : await checkMediaLink(url, kind, seen);
    if (problem !== null) return `${field} cannot be used: ${problem}`;
  }
  return null;
}

/** The addresses in a field of a body that has passed its rules. */
export function mediaIn(body: Body, field: string, kind: Kind): SentMedia[] {
  const value = body[field];
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((url, index) => ({ url: String(url), kind, field: `${field}[${index}]` }));
}
