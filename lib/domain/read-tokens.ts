import type { DialectId } from "./dialect.ts";
import type { Kind } from "./kind.ts";

/** A place in a text that may be read as a token: UTF-16 offsets, and the ordinal from 1. */
export type ReadToken = { start: number; end: number; kind: Kind; ordinal: number };

/**
 * What a model of each dialect may take for one of its tokens, whoever typed it: wider than how tokens are written, since nobody
 * documents how they are read. Any letter case, spaces within. Readers of signs see only their own signs; the plain ones see the
 * words inside every other spelling, and both of the maker's languages. An e-mail address with its domain is none.
 */
const at = /(?!(?<=[\p{Script=Latin}\p{Nd}_])@\w+\.[a-z])@(image|video|audio) {0,3}(\d{1,3})(?!\p{Nd})/giu;
const bracket = /\[ {0,3}(image|video|audio) {0,3}(\d{1,3}) {0,3}\]/gi;
const plain =
  /(?:(?<![\p{Script=Latin}\p{Nd}_])(?!(?<=[\p{Script=Latin}\p{Nd}_]@)\w+\.[a-z])(image|video|audio)|(图片|视频|音频)) {0,3}(\d{1,3})(?![\p{Nd}\p{Script=Latin}_]|[.:]\d)/giu;
const patterns: Record<DialectId, RegExp> = {
  at,
  "lower-at": at,
  bracket,
  "tight-bracket": bracket,
  plain,
  "plain-chinese": plain,
  angle: /< {0,3}(image|video|audio) {0,3}(\d{1,3}) {0,3}>/gi,
  "zero-based": /<(image|video|audio)_(\d{1,3})>/gi,
};

const kindOf: Record<string, Kind> = {
  image: "image",
  video: "video",
  audio: "audio",
  图片: "image",
  视频: "video",
  音频: "audio",
};

/** Every place that a model of this dialect may read as a token, in order. */
export function readTokens(text: string, dialect: DialectId): ReadToken[] {
  const { seen, offsetOf } = asSeen(text);
  const firstOrdinal = dialect === "zero-based" ? 0 : 1;
  const found: ReadToken[] = [];
  for (const match of seen.matchAll(patterns[dialect])) {
    const [whole, ...groups] = match;
    const [word = "", digits = ""] = groups.filter((group) => group !== undefined);
    const ordinal = Number(digits) + 1 - firstOrdinal;
    const kind = kindOf[word.toLowerCase()];
    if (kind && ordinal > 0)
      found.push({
        start: offsetOf(match.index),
        end: offsetOf(match.index + whole.length - 1) + 1,
        kind,
        ordinal,
      });
  }
  return found;
}

const odd = /[\t\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000\u3010\u3011\ufeff\uff01-\uff5e]/;
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/;

/**
 * A text as its reader sees it: full-width characters and brackets like their narrow ones, every space a space, and without the
 * characters that cannot be seen. `offsetOf` leads back.
 */
function asSeen(text: string): { seen: string; offsetOf: (index: number) => number } {
  if (!odd.test(text)) return { seen: text, offsetOf: (index) => index };
  const offsets: number[] = [];
  let seen = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!; // an index within the text
    if (invisible.test(character)) continue;
    offsets.push(index);
    seen += odd.test(character) ? narrow(character) : character;
  }
  return { seen, offsetOf: (index) => offsets[index] ?? text.length };
}

function narrow(character: string): string {
  if (character === "【") return "[";
  if (character === "】") return "]";
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : " ";
}

/** How many characters on either side decide whether a token is read. */
const reach = 3;
const wordBefore = /[\p{Script=Latin}\p{Nd}_]$/u;
const wordAfter = /^[\p{Script=Latin}\p{Nd}_]/u;
const pointAndDigit = /^[.:]\d/;

/** Whether a token of this dialect between these texts is read by everyone who reads the dialect at all. */
export function standsClear(textBefore: string, textAfter: string, dialect: DialectId): boolean {
  const before = lastSeen(textBefore);
  const after = firstSeen(textAfter);
  switch (dialect) {
    case "at":
    case "lower-at":
      return (
        !wordBefore.test(before) &&
        !/[.@]$/.test(before) &&
        !wordAfter.test(after) &&
        !/^\.[a-z]/i.test(after)
      );
    case "plain":
      return (
        !wordBefore.test(before) &&
        !before.endsWith("@") &&
        !wordAfter.test(after) &&
        !pointAndDigit.test(after)
      );
    case "plain-chinese":
      return !wordAfter.test(after) && !pointAndDigit.test(after);
    case "bracket":
    case "tight-bracket":
    case "angle":
    case "zero-based":
      return true; // their own signs enclose them
  }
}

function lastSeen(text: string): string {
  let start = text.length;
  for (let left = reach; start > 0 && left > 0; start -= 1) if (!invisible.test(text[start - 1]!)) left -= 1; // an index within the text
  return asSeen(text.slice(start)).seen;
}

function firstSeen(text: string): string {
  let end = 0;
  for (let left = reach; end < text.length && left > 0; end += 1) if (!invisible.test(text[end]!)) left -= 1; // an index within the text
  return asSeen(text.slice(0, end)).seen;
}
