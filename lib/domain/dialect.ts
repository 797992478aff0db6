import type { Kind } from "./kind.ts";
import { findSpellings } from "./spelling.ts";

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

/** The places in a text that a model of this dialect would read as tokens, in order. */
export function findTokens(
  text: string,
  dialect: DialectId,
): { start: number; end: number; kind: Kind; ordinal: number }[] {
  return findSpellings(text).filter((spelling) => reads[dialect].includes(spelling.dialect));
}

/**
 * Which spellings a dialect's reader takes for its tokens. A plain reader sees "Image 1" inside every other
 * English spelling with a space; readers of signs see only their own, in any letter case.
 */
const reads: Record<DialectId, readonly DialectId[]> = {
  at: ["at", "lower-at"],
  "lower-at": ["at", "lower-at"],
  bracket: ["bracket", "tight-bracket"],
  "tight-bracket": ["bracket", "tight-bracket"],
  plain: ["plain", "bracket", "tight-bracket", "at", "lower-at", "angle"],
  "plain-chinese": ["plain-chinese"],
  angle: ["angle"],
  "zero-based": ["zero-based"],
};
