import { formatNames, formats, type Kind } from "./format.ts";

/**
 * The studio's own ceilings per kind, in bytes (MB is 1 000 000), above what any model takes: a file may be kept
 * without being sent. Enforced by the ingest; judged in the browser before an upload begins.
 */
export const uploadMaxBytes = {
  image: 100_000_000,
  video: 4_000_000_000,
  audio: 200_000_000,
} as const satisfies Record<Kind, number>;

/** The largest of these ceilings: what an upload may have before its kind is known, in bytes. */
export const largestUploadBytes = Math.max(...Object.values(uploadMaxBytes));

/** Pixels up to which a picture is decoded, by its header's own claim: 100 megapixels. */
export const maxPixels = 100_000_000;

/** Files in one call of the upload endpoint. */
export const uploadMaxFiles = 50;

/** For a file input's `accept`: content types and extensions of every format that the studio takes. */
export const uploadAccept: string = [
  ...new Set(formatNames.flatMap((name) => [formats[name].contentType, `.${formats[name].extension}`])),
  ".jpeg",
  ".tif",
  ".heif",
  ".hif",
  ".m4v",
  ".wave",
  ".opus",
  ".oga",
  ".aif",
  ".aifc",
].join(",");
