import { type Format, formats } from "#lib/domain/format.ts";
import type { Kind } from "#lib/domain/kind.ts";
import { bytesText } from "#lib/domain/quantity.ts";
import { uploadMaxBytes } from "#lib/domain/upload-limits.ts";
import { blobSource } from "#lib/media/byte-source.ts";
import { sniffSource } from "#lib/media/sniff-format.ts";

export type Judged = { format: Format; kind: Kind } | { refusal: string };

const taken =
  "Images (JPEG, PNG, WebP, GIF, BMP, TIFF), videos (MP4, MOV, WebM) and sounds (MP3, WAV, M4A) are.";

/** Says by its content, before a byte is sent, what a file is and whether the studio takes it. Reads a few KB. */
export async function judgeFile(file: File): Promise<Judged> {
  if (file.size === 0) return { refusal: "The file is empty." };
  let format: Format | null;
  try {
    format = await sniffSource(blobSource(file));
  } catch {
    return { refusal: "The file cannot be read: it was moved, or it is a folder." };
  }
  if (!format) return { refusal: `This kind of file is not taken, whatever its name says. ${taken}` };
  const { kind, word } = formats[format];
  const maxBytes = uploadMaxBytes[kind];
  if (file.size > maxBytes) {
    const nouns = { image: "an image", video: "a video", audio: "a sound" } as const;
    return {
      refusal: `${word} of ${bytesText(file.size)}: ${nouns[kind]} may have ${bytesText(maxBytes)}. Make it smaller.`,
    };
  }
  return { format, kind };
}
