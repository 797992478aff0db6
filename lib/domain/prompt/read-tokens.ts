import { type DialectId, dialectIds } from "./dialect.ts";
import type { Kind } from "#lib/domain/media/format.ts";

/** A place in a text that may be read as a token: UTF-16 offsets, and the ordinal from 1; 0 where that was written, which names nothing. */
export type ReadToken = { start: number; end: number; kind: Kind; ordinal: number };

/**
 * What a model of each dialect may take for one of its tokens, whoever typed it: wider than how tokens are written, since nobody
 * documents how they are read. Any letter case, spaces within, any words on either side. Readers of signs see only their own signs.
 */
const at = [/@(image|video|audio) {0,3}(\d+)/gi];
const bracket = [/\[ {0,3}(image|video|audio) {0,3}(\d+) {0,3}\]/gi];
/**
 * The plain readers see the words inside every other spelling, and both of the maker's languages. As tokens are written they are read
 * beside anything, but for a measure ("Video 16:9", "Video 4K"); in any other way only at a word's end ("an image 3d model" is none).
 */
const plain = [
  /(Image|Video|Audio|图片|视频|音频) ?(\d+)(?!\d|:\d|(?:[kKpP]|fps|FPS)(?![\p{Script=Latin}\p{Nd}_]))/gu,
  /(image|video|audio|图片|视频|音频) {0,3}(\d{1,3})(?![\p{Script=Latin}\p{Nd}_]|[.:]\d)/giu,
];
const patterns: Record<DialectId, readonly RegExp[]> = {
  at,
  "lower-at": at,
  bracket,
  "tight-bracket": bracket,
  plain,
  "plain-chinese": plain,
  angle: [/< {0,3}(image|video|audio) {0,3}(\d+) {0,3}>/gi],
  "zero-based": [/<(image|video|audio)_(\d+)>/gi],
};

const kindOf: Record<string, Kind> = {
  image: "image",
  video: "video",
  audio: "audio",
  图片: "image",
  视频: "video",
  音频: "audio",
};

/** Every place that a model of this dialect may read as a token, in order, never overlapping. */
export function readTokens(text: string, dialect: DialectId): ReadToken[] {
  return readIn(asRead(text), dialect);
}

/** A place that some models may read as a token, and by which dialects. */
export type LikelyToken = { start: number; end: number; readers: ReadonlySet<DialectId> };

/** Every place that a model of any dialect may read as a token, in order, never overlapping: the widest reading of each. */
export function readLikelyTokens(text: string): LikelyToken[] {
  const asItIsRead = asRead(text);
  const readings = dialectIds
    .flatMap((dialect) => readIn(asItIsRead, dialect).map(({ start, end }) => ({ start, end, dialect })))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const found: { start: number; end: number; readers: Set<DialectId> }[] = [];
  for (const { start, end, dialect } of readings) {
    const last = found.at(-1);
    if (last && start < last.end) last.readers.add(dialect);
    else found.push({ start, end, readers: new Set([dialect]) });
  }
  return found;
}

type AsRead = { read: string; offsetOf: (index: number) => number };

function asRead(text: string): AsRead {
  const { seen, offsetOf } = asSeen(withoutDomains(text));
  return { read: seen, offsetOf };
}

function readIn({ read, offsetOf }: AsRead, dialect: DialectId): ReadToken[] {
  const firstOrdinal = dialect === "zero-based" ? 0 : 1;
  /** By where they start: two patterns of a dialect begin with the same words. */
  const found = new Map<number, ReadToken>();
  for (const match of patterns[dialect].flatMap((pattern) => [...read.matchAll(pattern)])) {
    if (found.has(match.index)) continue;
    found.set(match.index, {
      start: offsetOf(match.index),
      end: offsetOf(match.index + match[0].length - 1) + 1,
      kind: kindOf[match[1]!.toLowerCase()]!, // every pattern names a kind and a number
      ordinal: Number(match[2]) + 1 - firstOrdinal,
    });
  }
  return [...found.values()].sort((one, other) => one.start - other.start);
}

/** A text without the domains of its e-mail addresses, as long as before: "@Image1" in "me@Image1" and "me@image1.com" is no token. */
function withoutDomains(text: string): string {
  return text.replace(domain, (found) => "\n".repeat(found.length));
}
/**
 * Before an address's sign stands a word that has a letter and is no token's. Its domain ends before a kind with its number apart
 * ("me@Image 1"), which no address has.
 */
const domain =
  /[@＠](?<=(?<![\p{Script=Latin}\p{Nd}_@＠])[\p{Script=Latin}\p{Nd}_]*\p{Script=Latin}[\p{Nd}_]*[@＠])(?:(?!(?:image|video|audio) {1,3}\d)[\p{Script=Latin}\p{Nd}_.-])*/giu;

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

const wordBefore = /[\p{Script=Latin}\p{Nd}_]\p{M}*$/u;
const wordAfter = /^[\p{Script=Latin}\p{Nd}\p{M}_]/u;
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

/** How many characters on either side decide whether a token is read, not counting those that are not seen or stand on another one. */
const reach = 3;
const uncounted = new RegExp(String.raw`${invisible.source}|\p{M}`, "u");

function lastSeen(text: string): string {
  let start = text.length;
  for (let left = reach; start > 0 && left > 0; start -= 1) if (!uncounted.test(text[start - 1]!)) left -= 1; // an index within the text
  return asSeen(text.slice(start)).seen;
}

function firstSeen(text: string): string {
  let end = 0;
  for (let left = reach; end < text.length && left > 0; end += 1) if (!uncounted.test(text[end]!)) left -= 1; // an index within the text
  return asSeen(text.slice(0, end)).seen;
}
