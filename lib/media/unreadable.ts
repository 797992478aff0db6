import type { UnreadableReason } from "#lib/domain/unreadable.ts";

/** The sides that a header claims, in pixels. */
export type ClaimedPixels = { widthPx: number; heightPx: number };

/** Thrown where a file turns out to be unusable; never leaves `lib/media`. */
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly reason: UnreadableReason;
  /** What the header claims, where that is the reason. */
  readonly pixels: ClaimedPixels | undefined;
  constructor(
    reason: UnreadableReason,
    { pixels, ...options }: ErrorOptions & { pixels?: ClaimedPixels } = {},
  ) {
    super(reason, options);
    this.reason = reason;
    this.pixels = pixels;
  }
}
