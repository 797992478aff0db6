import * as z from "zod/mini";
import { type Ladder, parseStored, type Stored } from "#lib/domain/base/ladder.ts";
import { formats, type Kind } from "./format.ts";
import { holdsSound } from "./holds-sound.ts";

/** What files are converted to: of each kind what every provider that takes the kind takes. */
export const editFormats = ["jpeg", "png", "mp4", "mp3", "wav"] as const;
export type EditFormat = (typeof editFormats)[number];

/** The smallest and the largest short side, in pixels, and the fewest bytes that can be asked for. */
export const leastShortSidePx = 16;
export const mostShortSidePx = 8192;
export const leastMaxBytes = 10_000;

/**
 * What is made of a file, as data: the same edit of the same bytes is made once. Images become sRGB; a film H.264 and AAC, upright, with
 * square pixels, standard dynamic range and a constant rate; a sound MP3 or 16-bit PCM. Absent is "as in the file". A film and "mp3" or "wav"
 * is its sound.
 */
export const editSchema = z.strictObject({
  version: z.literal(1),
  format: z.enum(editFormats),
  /** Its short side in pixels, never larger than the file's. */
  shortSidePx: z.optional(z.int().check(z.gte(leastShortSidePx), z.lte(mostShortSidePx))),
  /** Pictures a second, never more than the file's. */
  fps: z.optional(z.int().check(z.gte(1), z.lte(120))),
  /** It is encoded until it has no more bytes than this. */
  maxBytes: z.optional(z.int().check(z.gte(leastMaxBytes))),
  /** A film without its sound. */
  isSilent: z.optional(z.literal(true)),
  /** A film's one picture, for "jpeg" and "png": the one seen at so many milliseconds, or its last one. */
  stillAt: z.optional(z.union([z.int().check(z.nonnegative()), z.literal("last")])),
});
export type Edit = z.infer<typeof editSchema>;

const editLadder: Ladder<Edit> = { schema: editSchema, upgrades: [] };

/** Reads an edit of any version that was ever stored. */
export const parseEdit = (stored: unknown): Stored<Edit> => parseStored(editLadder, stored);

/** By what an edit is known beside its file: alike for edits that ask for the same. */
export function editKey({ version, format, shortSidePx, fps, maxBytes, isSilent, stillAt }: Edit): string {
  return JSON.stringify([version, format, shortSidePx, fps, maxBytes, isSilent, stillAt]);
}

/** Whether there is such a thing of a file: of an image an image, of a sound a sound, of a film a film, one of its pictures or its sound. */
export function suitsFile(
  { format, fps, isSilent, stillAt }: Edit,
  { kind, measured }: { kind: Kind; measured: Parameters<typeof holdsSound>[0] },
): boolean {
  const made = formats[format].kind;
  const ofFilm = kind === "video" && made === "video";
  if (!ofFilm && (fps !== undefined || isSilent)) return false;
  if ((stillAt !== undefined) !== (kind === "video" && made === "image")) return false;
  return made === kind || (kind === "video" && (made === "image" || holdsSound(measured)));
}
