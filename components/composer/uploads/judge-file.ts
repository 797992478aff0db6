import { type Format, formats, type Kind } from "#lib/domain/media/format.ts";
import { unreachableMessage } from "#components/state/messages.ts";
import { codecMessage } from "#lib/domain/media/messages.ts";
import { maxPixels, uploadMaxBytes } from "#lib/domain/media/upload-limits.ts";
import { blobSource, type ByteSource } from "#lib/media/bytes.ts";
import type { Reading } from "#lib/media/reading.ts";
import { uploadMessages } from "./messages.ts";

export type Judged = { format: Format; kind: Kind } | { refusal: string };

/** Its tracks tell a sound from a film. Where they are not found soon, the first bytes must do. */
const tracksWithinMs = 1000;

/** Says by its content, before a byte is sent, what a file is and whether the studio takes it. Reads a few KB. */
export async function judgeFile(file: File): Promise<Judged> {
  if (file.size === 0) return { refusal: uploadMessages.empty };
  const sniffer = await loadSniffer().catch(() => null);
  if (!sniffer) return { refusal: unreachableMessage };
  let format: Format | null;
  try {
    format = await sniff(sniffer, blobSource(file));
  } catch {
    return { refusal: uploadMessages.unreachable };
  }
  if (!format) return { refusal: uploadMessages.notTaken };
  const { kind, word } = formats[format];
  const maxBytes = uploadMaxBytes[kind];
  if (file.size > maxBytes) {
    return { refusal: uploadMessages.tooLarge(word, file.size, kind, maxBytes) };
  }
  return { format, kind };
}

/** The sentence for a file that the studio would refuse too, by the same headers; null for every other one. */
export function refusalOf(reading: Reading): string | null {
  if (!("unreadable" in reading)) return null;
  const { unreadable, pixels, codec } = reading;
  if (unreadable === "format") return uploadMessages.notTaken;
  if ((unreadable === "codec" || unreadable === "sound-codec") && codec !== undefined)
    return codecMessage(unreadable, codec);
  if (unreadable !== "too-many-pixels" || !pixels) return null;
  const { widthPx, heightPx } = pixels;
  const megapixels = Math.round((widthPx * heightPx) / 1_000_000);
  return uploadMessages.tooManyPixels(widthPx, heightPx, megapixels, maxPixels / 1_000_000);
}

/** Its code is loaded with the first file, or a little before. */
export const loadSniffer = () => import("#lib/media/sniff-format.ts");

type Sniffer = Awaited<ReturnType<typeof loadSniffer>>;

async function sniff(
  { sniffFormat, sniffSource, sniffedBytes }: Sniffer,
  source: ByteSource,
): Promise<Format | null> {
  const until = performance.now() + tracksWithinMs;
  const late = new Error("late");
  const timed: ByteSource = {
    ...source,
    read(offset, length) {
      if (performance.now() > until) throw late;
      return source.read(offset, length);
    },
  };
  return sniffSource(timed).catch(async (error: unknown) => {
    if (error === late) return sniffFormat(await source.read(0, sniffedBytes));
    throw error;
  });
}
