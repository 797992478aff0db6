import * as z from "zod/mini";

/** What a reference is used as. The order is the order in which kinds are listed everywhere. */
export const kinds = ["image", "video", "audio"] as const;
export const kindSchema = z.enum(kinds);
export type Kind = z.infer<typeof kindSchema>;

/** The word a person reads before an ordinal: "Image 1". */
export const kindWord = { image: "Image", video: "Video", audio: "Audio" } as const satisfies Record<
  Kind,
  string
>;

/**
 * Every file format that the studio takes, decided by content and never by name. `contentType` is what
 * we serve; `extension` is what a media link ends in.
 */
export const formats = {
  jpeg: { kind: "image", word: "JPEG", contentType: "image/jpeg", extension: "jpg" },
  png: { kind: "image", word: "PNG", contentType: "image/png", extension: "png" },
  webp: { kind: "image", word: "WebP", contentType: "image/webp", extension: "webp" },
  gif: { kind: "image", word: "GIF", contentType: "image/gif", extension: "gif" },
  bmp: { kind: "image", word: "BMP", contentType: "image/bmp", extension: "bmp" },
  tiff: { kind: "image", word: "TIFF", contentType: "image/tiff", extension: "tiff" },
  mp4: { kind: "video", word: "MP4", contentType: "video/mp4", extension: "mp4" },
  mov: { kind: "video", word: "MOV", contentType: "video/quicktime", extension: "mov" },
  webm: { kind: "video", word: "WebM", contentType: "video/webm", extension: "webm" },
  mp3: { kind: "audio", word: "MP3", contentType: "audio/mpeg", extension: "mp3" },
  wav: { kind: "audio", word: "WAV", contentType: "audio/wav", extension: "wav" },
  /** WebM without pictures: the same container as the video's, and a kind of its own. */
  weba: { kind: "audio", word: "WebM", contentType: "audio/webm", extension: "weba" },
  m4a: { kind: "audio", word: "M4A", contentType: "audio/mp4", extension: "m4a" },
} as const satisfies Record<string, { kind: Kind; word: string; contentType: string; extension: string }>;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[]; // keys of a literal: the cast only undoes Object.keys' widening
export const formatSchema = z.enum(formatNames);
