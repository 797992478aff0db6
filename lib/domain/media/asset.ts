import * as z from "zod/mini";
import { assetIdSchema } from "#lib/domain/base/id.ts";
import { editSchema } from "./edit.ts";
import { fileNameSchema } from "./file-names.ts";
import { formatSchema, kindSchema } from "./format.ts";
import { unreadableReasons } from "./unreadable.ts";

/**
 * What our own reading of a file says. Pixels are as displayed (rotation applied); absent means that
 * the file has no such thing (an image has no duration) or that it could not be told.
 */
export const measuredSchema = z.strictObject({
  widthPx: z.optional(z.int().check(z.positive())),
  heightPx: z.optional(z.int().check(z.positive())),
  durationMs: z.optional(z.int().check(z.nonnegative())),
  /** Frames per second, rounded to three decimals. */
  fps: z.optional(z.number().check(z.positive())),
  videoCodec: z.optional(z.string()),
  audioCodec: z.optional(z.string()),
  hasSound: z.optional(z.boolean()),
  /**
   * What a video's or sound's edit list hides before its start, and between its parts or after its end. What is sent is encoded anew
   * without it; all other measures are those of that.
   */
  hiddenMs: z.optional(z.int().check(z.positive())),
  hiddenLaterMs: z.optional(z.int().check(z.positive())),
  /**
   * Nobody can be sent it as it is: the studio can't take place, camera and other words out of such a file. What an edit makes of it can
   * be sent.
   */
  needsConverting: z.optional(z.literal(true)),
  /** Bits of each colour, where they are more than 8. */
  bitDepth: z.optional(z.int().check(z.gt(8))),
  /** A film whose pictures are brighter than a screen's white, by its transfer function. */
  hdr: z.optional(z.enum(["pq", "hlg"])),
  isInterlaced: z.optional(z.literal(true)),
  hasAlpha: z.optional(z.literal(true)),
  /** The pictures do not come evenly; `fps` is their mean. */
  isVariableRate: z.optional(z.literal(true)),
  /** Of its sound. */
  channels: z.optional(z.int().check(z.positive())),
  /** Colours that are no sRGB (an image's inks or own profile, a film's wide gamut). Images are sent as sRGB. */
  colours: z.optional(z.enum(["cmyk", "wide"])),
});
export type Measured = z.infer<typeof measuredSchema>;

/**
 * - `measuring`: the bytes are here, our reading is not finished.
 * - `ready`: read, can be used.
 * - `unreadable`: our reading failed or ran over its deadline.
 * - `missing`: deleted; name and kind are all that is left.
 */
export const assetStates = ["measuring", "ready", "unreadable", "missing"] as const;

/** The SHA-256 of some bytes, in lower-case hex. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The copy that goes to providers in a file's place: without place, camera and other words, standing upright. */
const sendableSchema = z.strictObject({
  sha256: sha256Schema,
  sizeBytes: z.int().check(z.nonnegative()),
});

/** An uploaded or generated file with a name, as the browser and the compiler see it. */
export const assetSchema = z.strictObject({
  id: assetIdSchema,
  name: fileNameSchema,
  kind: kindSchema,
  format: formatSchema,
  sizeBytes: z.int().check(z.nonnegative()),
  sha256: sha256Schema,
  state: z.enum(assetStates),
  measured: measuredSchema,
  /** Absent where the file itself is sent. Its pixels are the measured ones, which are the file's as displayed. */
  sendable: z.optional(sendableSchema),
  /** Where it was made of another by an edit: of which, of which bytes (their SHA-256), and by which edit. */
  made: z.optional(
    z.strictObject({
      from: assetIdSchema,
      sha256: sha256Schema,
      edit: editSchema,
    }),
  ),
  /** Why it is unreadable. */
  trouble: z.optional(z.enum(unreadableReasons)),
});
export type Asset = z.infer<typeof assetSchema>;

/** How many bytes a provider gets of a file. */
export function sentBytes({ sizeBytes, sendable }: Pick<Asset, "sizeBytes" | "sendable">): number {
  return sendable?.sizeBytes ?? sizeBytes;
}
