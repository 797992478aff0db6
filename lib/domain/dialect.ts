import type { Kind } from "./kind.ts";

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
