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
  heic: { kind: "image", word: "HEIC", contentType: "image/heic", extension: "heic" },
  avif: { kind: "image", word: "AVIF", contentType: "image/avif", extension: "avif" },
  jxl: { kind: "image", word: "JPEG XL", contentType: "image/jxl", extension: "jxl" },
  mp4: { kind: "video", word: "MP4", contentType: "video/mp4", extension: "mp4" },
  mov: { kind: "video", word: "MOV", contentType: "video/quicktime", extension: "mov" },
  webm: { kind: "video", word: "WebM", contentType: "video/webm", extension: "webm" },
  mkv: { kind: "video", word: "MKV", contentType: "video/x-matroska", extension: "mkv" },
  avi: { kind: "video", word: "AVI", contentType: "video/x-msvideo", extension: "avi" },
  mp3: { kind: "audio", word: "MP3", contentType: "audio/mpeg", extension: "mp3" },
  wav: { kind: "audio", word: "WAV", contentType: "audio/wav", extension: "wav" },
  /** WebM without pictures: the same container as the video's, and a kind of its own. */
  weba: { kind: "audio", word: "WebM", contentType: "audio/webm", extension: "weba" },
  m4a: { kind: "audio", word: "M4A", contentType: "audio/mp4", extension: "m4a" },
  /** Matroska without pictures. */
  mka: { kind: "audio", word: "MKA", contentType: "audio/x-matroska", extension: "mka" },
  flac: { kind: "audio", word: "FLAC", contentType: "audio/flac", extension: "flac" },
  /** Vorbis, Opus or FLAC in Ogg. */
  ogg: { kind: "audio", word: "Ogg", contentType: "audio/ogg", extension: "ogg" },
  aiff: { kind: "audio", word: "AIFF", contentType: "audio/aiff", extension: "aiff" },
  /** AAC as a bare stream (ADTS). */
  aac: { kind: "audio", word: "AAC", contentType: "audio/aac", extension: "aac" },
} as const satisfies Record<string, { kind: Kind; word: string; contentType: string; extension: string }>;

export type Format = keyof typeof formats;

/** Formats that the studio keeps and shows, and out of which it can't take place, camera and other words: they are converted before they leave. */
export const convertedFormats = [
  "heic",
  "avif",
  "jxl",
  "mkv",
  "avi",
  "mka",
  "flac",
  "ogg",
  "aiff",
  "aac",
] as const satisfies readonly Format[];

/** Whether files of a format never leave as they are. */
export function isConvertedFormat(format: Format): boolean {
  return isConverted(format);
}

const isConverted = (format: string) => (convertedFormats as readonly string[]).includes(format); // it may be any

/**
 * Whether a file, or its row, has to be converted before anybody else can have it: the one rule of that. By its reading, and by its
 * format, so that one that nobody has read yet, or whose reading has forgotten to say so, does not leave either.
 */
export function mustBeConverted({ format, measured }: { format: string; measured: unknown }): boolean {
  if (isConverted(format)) return true;
  return (
    typeof measured === "object" &&
    measured !== null &&
    "needsConverting" in measured &&
    measured.needsConverting === true
  );
}

/** A format whose files can leave as they are but for that. */
export type CleanFormat<K extends Kind> = Exclude<
  { [F in Format]: (typeof formats)[F]["kind"] extends K ? F : never }[Format],
  (typeof convertedFormats)[number]
>;
export const formatNames = Object.keys(formats) as Format[]; // keys of a literal: the cast only undoes Object.keys' widening
export const formatSchema = z.enum(formatNames);
