import * as z from "zod/mini";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { formatSchema } from "#lib/domain/media/format.ts";
import { type UnreadableReason, unreadableReasons } from "#lib/domain/media/unreadable.ts";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";

/** The sides that a header claims, in pixels. */
type ClaimedPixels = { widthPx: number; heightPx: number };

/** Thrown where a file turns out to be unusable; never leaves `lib/media`. */
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly reason: UnreadableReason;
  /** What the header claims, where that is the reason. */
  readonly pixels: ClaimedPixels | undefined;
  /** What the encoding is called, where that is the reason and it has a name. */
  readonly codec: string | undefined;
  constructor(
    reason: UnreadableReason,
    { pixels, codec, ...options }: ErrorOptions & { pixels?: ClaimedPixels; codec?: string } = {},
  ) {
    super(reason, options);
    this.reason = reason;
    this.pixels = pixels;
    this.codec = codec;
  }
}

const sideSchema = z.int().check(z.positive());

/** What a file's headers say: what it is and measures, or why it cannot be read, with the pixels or the encoding's name where they are why. */
export const readingSchema = z.union([
  z.strictObject({ format: formatSchema, measured: measuredSchema }),
  z.strictObject({
    unreadable: z.enum(unreadableReasons),
    pixels: z.optional(z.strictObject({ widthPx: sideSchema, heightPx: sideSchema })),
    codec: z.optional(z.string()),
  }),
]);
export type Reading = z.infer<typeof readingSchema>;

/**
 * The pixels of an image that may be decoded, by what its header claims: a small file can claim more than memory holds.
 * Throws `Unreadable` for others, with the numbers, and for what has no header.
 */
export function requireDrawable(header: Partial<ClaimedPixels> | null): ClaimedPixels {
  if (!header?.widthPx || !header.heightPx) throw new Unreadable("damaged");
  const { widthPx, heightPx } = header;
  if (widthPx * heightPx > maxPixels)
    throw new Unreadable("too-many-pixels", { pixels: { widthPx, heightPx } });
  return { widthPx, heightPx };
}

/** Whole milliseconds; anything but a length of time means that the file is damaged. */
export function asDuration(seconds: number): { durationMs: number } {
  const durationMs = Math.round(seconds * 1000);
  if (!Number.isSafeInteger(durationMs) || durationMs <= 0) throw new Unreadable("damaged");
  return { durationMs };
}
