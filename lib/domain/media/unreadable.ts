/**
 * Why a file cannot be used:
 * - `format`: none of the formats that the studio takes.
 * - `damaged`: cut off, or its content contradicts itself.
 * - `too-many-pixels`: more than can be decoded with bounded memory.
 * - `no-content`: a container without pictures or sound.
 * - `codec`: a video whose pictures or sound are in an encoding that cannot be decoded here.
 * - `sound-codec`: a sound in such an encoding.
 * - `too-slow`: our reading ran over its deadline.
 * - `not-cleanable`: the copy without place, camera and other words, which alone may be sent, could not be made.
 */
export const unreadableReasons = [
  "format",
  "damaged",
  "too-many-pixels",
  "no-content",
  "codec",
  "sound-codec",
  "too-slow",
  "not-cleanable",
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];
