import type { UnreadableReason } from "./unreadable.ts";

/** Why a file cannot be used: at a reference, and in a toast when an upload of it is refused. */
export const unreadableMessages = {
  format: "This kind of file is not taken, whatever its name says.",
  damaged: "The file is damaged, cut off, or not what it seems.",
  "too-many-pixels": "The picture has more than 100 megapixels.",
  "no-content": "The file holds neither pictures nor sound.",
  codec:
    "The file's pictures or sound are in an encoding that cannot be read here. Save it as H.264 and AAC.",
  "sound-codec": "The sound is in an encoding that can't be read here. Convert it to WAV (PCM) or MP3.",
  "too-slow": "The file took too long to read: it is damaged or far too complex.",
  "not-cleanable":
    "The place and camera that are written in the file could not be taken out, so that it cannot be sent. Save it anew in another program.",
} as const satisfies Record<UnreadableReason, string>;

/** The same where a video's or sound's encoding that cannot be read here has a name. */
export const codecMessage = (reason: "codec" | "sound-codec", codec: string): string =>
  reason === "sound-codec"
    ? `The sound is ${codec}, which can't be read here. Convert it to WAV (PCM) or MP3.`
    : `The video uses ${codec}, which can't be read here. Save it as H.264 and AAC.`;
