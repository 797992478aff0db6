import type { Kind } from "#lib/domain/media/format.ts";

/** How a provider's prompts spell a token. An ordinal counts within its kind, in the order of the array sent. */
export const dialects = {
  at: { word: "@Image1", write: (kind, ordinal) => `@${english[kind]}${ordinal}` },
  bracket: { word: "[Image 1]", write: (kind, ordinal) => `[${english[kind]} ${ordinal}]` },
  "tight-bracket": { word: "[Image1]", write: (kind, ordinal) => `[${english[kind]}${ordinal}]` },
  plain: { word: "Image 1", write: (kind, ordinal) => `${english[kind]} ${ordinal}` },
  "plain-chinese": { word: "图片1", write: (kind, ordinal) => `${chinese[kind]}${ordinal}` },
  "lower-at": { word: "@image1", write: (kind, ordinal) => `@${kind}${ordinal}` },
  angle: { word: "<Image 1>", write: (kind, ordinal) => `<${english[kind]} ${ordinal}>` },
  "zero-based": { word: "<IMAGE_0>", write: (kind, ordinal) => `<${kind.toUpperCase()}_${ordinal - 1}>` },
} as const satisfies Record<string, { word: string; write: (kind: Kind, ordinal: number) => string }>;

const english = { image: "Image", video: "Video", audio: "Audio" } as const;
const chinese = { image: "图片", video: "视频", audio: "音频" } as const;

export type DialectId = keyof typeof dialects;
export const dialectIds = Object.keys(dialects) as DialectId[]; // keys of a literal

/** A token as somebody has written it: UTF-16 offsets, and the ordinal from 1. */
export type Spelling = { start: number; end: number; kind: Kind; ordinal: number; dialect: DialectId };

const word: Record<string, Kind> = {
  image: "image",
  video: "video",
  audio: "audio",
  图片: "image",
  视频: "video",
  音频: "audio",
};

/**
 * One pattern per dialect, most enclosed first, so that "[Image 1]" is never read as the "Image 1" inside it.
 * A spelling starts where a word starts, but Chinese writes no spaces: only a Latin letter, digit or one of
 * `_@` before it keeps it from being one (that is what makes "me@image1.com" text). A domain after it does too.
 */
const patterns: [DialectId, RegExp][] = [
  ["zero-based", /<(IMAGE|VIDEO|AUDIO)_(\d{1,3})>/g],
  ["angle", /<(image|video|audio) (\d{1,3})>/gi],
  ["bracket", /\[(image|video|audio) (\d{1,3})\]/gi],
  ["tight-bracket", /\[(image|video|audio)(\d{1,3})\]/gi],
  [
    "at",
    /(?<![\p{Script=Latin}\p{Nd}_.@])@(Image|Video|Audio)(\d{1,3})(?![\p{Nd}\p{Script=Latin}_]|\.[a-z])/gu,
  ],
  [
    "lower-at",
    /(?<![\p{Script=Latin}\p{Nd}_.@])@(image|video|audio)(\d{1,3})(?![\p{Nd}\p{Script=Latin}_]|\.[a-z])/giu,
  ],
  [
    "plain",
    /(?<![\p{Script=Latin}\p{Nd}_@])(image|video|audio) (\d{1,3})(?![\p{Nd}\p{Script=Latin}_]|\.\d)/giu,
  ],
  ["plain-chinese", /(图片|视频|音频) ?(\d{1,3})(?!\p{Nd})/gu],
];

/** As input methods for Chinese and Japanese write "＠Image１": each sign stands for the narrow one. */
const fullWidth = /[\uff01-\uff5e]/g;
const fullWidthOffset = 0xfee0;

/** Every spelling of a token in any dialect, in order, never overlapping. Ordinals are from 1, whatever was written. */
export function findSpellings(text: string): Spelling[] {
  const found: Spelling[] = [];
  const narrow = text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidthOffset));
  for (const [dialect, pattern] of patterns) {
    for (const match of narrow.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const ordinal = Number(match[2]) + (dialect === "zero-based" ? 1 : 0);
      if (ordinal > 0) found.push({ start, end, kind: word[match[1]!.toLowerCase()]!, ordinal, dialect }); // the pattern names both groups
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
