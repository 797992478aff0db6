/**
 * Why a file cannot be used:
 * - `format`: none of the formats that the studio takes.
 * - `damaged`: cut off, or its content contradicts itself.
 * - `too-many-pixels`: more than can be decoded with bounded memory.
 * - `no-content`: a container without pictures or sound.
 * - `codec`: its pictures or sound are in an encoding that cannot be decoded here.
 * - `too-slow`: our reading ran over its deadline.
 * - `not-cleanable`: the copy without place, camera and other words, which alone may be sent, could not be made.
 */
export const unreadableReasons = [
  "format",
  "damaged",
  "too-many-pixels",
  "no-content",
  "codec",
  "too-slow",
  "not-cleanable",
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

const sentences: Record<UnreadableReason, string> = {
  format: "This kind of file is not taken, whatever its name says.",
  damaged: "The file is damaged, cut off, or not what it seems.",
  "too-many-pixels": "The picture has more than 100 megapixels.",
  "no-content": "The file holds neither pictures nor sound.",
  codec:
    "The file's pictures or sound are in an encoding that cannot be read here. Save it as H.264 and AAC.",
  "too-slow": "The file took too long to read: it is damaged or far too complex.",
  "not-cleanable":
    "The place and camera that are written in the file could not be taken out, so that it cannot be sent. Save it anew in another program.",
};

/** The sentence for people. */
export function unreadableText(reason: UnreadableReason): string {
  return sentences[reason];
}
