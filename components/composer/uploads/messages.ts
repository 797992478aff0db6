import { bytesText } from "#lib/domain/base/quantity.ts";
import type { Kind } from "#lib/domain/media/format.ts";

const plural: Record<Kind, string> = { image: "images", video: "videos", audio: "sounds" };

/** Why a file was not taken, or did not arrive. They follow its name: "words.mp4 wasn't added." */
export const uploadMessages = {
  notTaken: "Can't use this kind of file. Add an image, a video or a sound.",
  empty: "The file is empty.",
  unreachable: "Can't read it: the file was moved, or it's a folder.",
  tooLarge: (word: string, sizeBytes: number, kind: Kind, maxBytes: number) =>
    `${word} of ${bytesText(sizeBytes)} (max ${bytesText(maxBytes)} for ${plural[kind]}).`,
  tooManyPixels: (widthPx: number, heightPx: number, megapixels: number, max: number) =>
    `${widthPx} × ${heightPx} px, ${megapixels} megapixels (max ${max}). Scale it down.`,
  tooMany: (max: number) => `Max ${max} references in a prompt.`,
  alreadyHere: (label: string) => `Already here as ${label}.`,
  nothingKept: (why: string) => `${why} Nothing was kept.`,

  tooLargeForStudio: "Too large for this studio.",
  accountRemoved: "This account was removed.",
  changed: "The file changed during the upload. Choose it again.",
  notRegistered: "Couldn't register the file. Try again.",
  proxyRefused: (sentBytes: number) =>
    `The proxy in front of the studio refused ${bytesText(sentBytes)} (413). Raise its limit, then try again.`,
  signedOut: "Signed out. Sign in, then try again.",
  lost: "Connection lost. Retry to resume.",
};
