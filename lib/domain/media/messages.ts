import type { UnreadableReason } from "./unreadable.ts";

/** Why a file cannot be used: at a reference, and in a toast when an upload of it is refused. */
export const unreadableMessages = {
  format: "This kind of file is not taken, whatever its name says.",
  damaged: "The file is damaged, cut off, or not what it seems.",
  "too-many-pixels": "The picture has more than 100 megapixels.",
  "no-content": "The file holds neither pictures nor sound.",
  codec:
    "The file's pictures or sound are in an encoding that cannot be read here. Save it as H.264 and AAC.",
  "too-slow": "The file took too long to read: it is damaged or far too complex.",
  "not-cleanable":
    "The place and camera that are written in the file could not be taken out, so that it cannot be sent. Save it anew in another program.",
} as const satisfies Record<UnreadableReason, string>;
