import type { UnreadableReason } from "./unreadable.ts";

/** Why a file cannot be used: at a reference, and in a toast when an upload of it is refused. */
export const unreadableMessages = {
  format: "Can't use this kind of file.",
  damaged: "Damaged, cut off, or not what its name says.",
  "too-many-pixels": "More than 100 megapixels.",
  "no-content": "No picture and no sound in this file.",
  codec: "This encoding can't be read here. Save it as H.264 and AAC.",
  "sound-codec": "This sound's encoding can't be read here. Convert it to WAV (PCM) or MP3.",
  "too-slow": "Took too long to read: damaged, or far too complex.",
  "not-cleanable":
    "Couldn't remove the place and camera stored in it, so it can't be sent. Save it anew in another program.",
} as const satisfies Record<UnreadableReason, string>;

/** The same where a video's or sound's encoding that cannot be read here has a name. */
export const codecMessage = (reason: "codec" | "sound-codec", codec: string): string =>
  reason === "sound-codec"
    ? `The sound is ${codec}, which can't be read here. Convert it to WAV (PCM) or MP3.`
    : `The video uses ${codec}, which can't be read here. Save it as H.264 and AAC.`;
