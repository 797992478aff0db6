/**
 * Why a file cannot be used:
 * - `format`: none of the formats that the studio takes.
 * - `damaged`: cut off, or its content contradicts itself.
 * - `too-many-pixels`: more than can be decoded with bounded memory.
 * - `no-content`: a container without pictures or sound.
 * - `codec`: its pictures or sound are in an encoding that cannot be decoded here.
 * - `too-slow`: our reading ran over its deadline.
 */
export const unreadableReasons = [
  "format",
  "damaged",
  "too-many-pixels",
  "no-content",
  "codec",
  "too-slow",
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** Thrown where a file turns out to be unusable; never leaves `lib/media`. */
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
