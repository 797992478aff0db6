import * as z from "zod/mini";
import type { Ladder } from "#lib/domain/base/ladder.ts";
import { formatSchema } from "#lib/domain/media/format.ts";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { fps, shotFramesMin } from "./limits.ts";

const frames = z.int().check(z.gte(shotFramesMin));
const startFrame = z.int().check(z.nonnegative());
const milliseconds = z.int().check(z.nonnegative());

const file = {
  source: z.strictObject({ media: referenceIdSchema, as: z.literal("file") }),
  format: formatSchema,
  /** "Image 1 (hero.png)": what a failure calls it. */
  title: z.string(),
};

/** The words around a token; `label` is the token itself, shown in another colour. */
export const captionSchema = z.strictObject({ before: z.string(), label: z.string(), after: z.string() });
export type Caption = z.infer<typeof captionSchema>;

export const moves = ["still", "in", "out", "left", "right"] as const;

const shotSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("image"),
    ...file,
    startFrame,
    frames,
    caption: z.nullable(captionSchema),
    /** `in` begins and `out` ends with the whole picture, exactly. */
    move: z.enum(moves),
    /** Where it is cropped to cover: around its centre, or around what draws the eye. */
    crop: z.enum(["centre", "attention"]),
  }),
  z.strictObject({
    kind: z.literal("video"),
    ...file,
    startFrame,
    frames,
    caption: z.nullable(captionSchema),
    /** Where in the clip the shot begins. */
    fromMs: milliseconds,
    /** The whole clip's length, where it is known. The first edit lists do not say it. */
    lengthMs: z._default(z.nullable(milliseconds), null),
  }),
  z.strictObject({ kind: z.literal("card"), text: z.string(), startFrame, frames }),
]);
export type Shot = z.infer<typeof shotSchema>;

const soundSchema = z.strictObject({
  ...file,
  startMs: milliseconds,
  fromMs: milliseconds,
  durationMs: milliseconds,
  /** A clip may have no sound; an audio reference must. */
  mayBeSilent: z.boolean(),
});
export type Sound = z.infer<typeof soundSchema>;

/** A complete edit list: the same list and the same bytes give the same frames and samples. */
export const animaticRequestSchema = z.strictObject({
  version: z.literal(1),
  fps: z.literal(fps),
  widthPx: z.int().check(z.positive(), z.multipleOf(2)),
  heightPx: z.int().check(z.positive(), z.multipleOf(2)),
  durationMs: milliseconds,
  frames,
  shots: z.array(shotSchema).check(z.minLength(1)),
  /** Mixed over silence. */
  sounds: z.array(soundSchema),
});
export type AnimaticRequest = z.infer<typeof animaticRequestSchema>;

/** A rendering begins with the list that was stored when it was asked for, maybe by an older studio. */
export const animaticRequestLadder: Ladder<AnimaticRequest> = { schema: animaticRequestSchema, upgrades: [] };
