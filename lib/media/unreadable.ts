import type { UnreadableReason } from "#lib/domain/unreadable.ts";

/** Thrown where a file turns out to be unusable; never leaves `lib/media`. */
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
