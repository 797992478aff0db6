import * as z from "zod/mini";
import type { Measured } from "./asset.ts";
import type { DerivativeKind } from "./derivative.ts";
import { holdsSound } from "./holds-sound.ts";
import { shownParts } from "./shown-part.ts";

/** When each picture of a film begins, in milliseconds, in order; null where its rate tells, or nobody has looked yet. */
export const frameTimesSchema = z.nullable(z.array(z.number()));

/** What playing a clip takes. Each of these can be measured on the picture itself, so that sending it gives no more away. */
export const playableSchema = z.strictObject({
  durationMs: z.int(),
  fps: z.nullable(z.number()),
  frameTimesMs: frameTimesSchema,
  widthPx: z.int(),
  heightPx: z.int(),
  hasSound: z.boolean(),
  /** In LUFS, to one decimal. */
  loudnessLufs: z.nullable(z.number()),
  /** A comparing copy can be played. */
  hasCopy: z.boolean(),
  hasPoster: z.boolean(),
  hasWaveform: z.boolean(),
  hasFilmstrip: z.boolean(),
});
export type Playable = z.infer<typeof playableSchema>;

/** The same of a member's own file, which needs not be a video. */
export const ownPlayableSchema = z.extend(playableSchema, {
  /** What shows it; null while that is not made, or where it can't be. */
  shownBy: z.nullable(z.enum(shownParts)),
  /** Something is still being made of it. */
  isBeingPrepared: z.boolean(),
});
export type OwnPlayable = z.infer<typeof ownPlayableSchema>;

/** What our own reading of a video has found, with the kinds of the files that were made of it. */
type Read = {
  measured: Measured;
  loudnessLufs: number | null;
  /** In the shape of `frameTimesSchema`. */
  frameTimesMs: unknown;
  made: readonly string[];
};

/** What playing a video takes, by our own reading of it. */
export function playableOf({ measured, loudnessLufs, frameTimesMs, made }: Read): Playable {
  const { durationMs, fps, widthPx, heightPx } = measured;
  const has = (kind: DerivativeKind) => made.includes(kind);
  return {
    durationMs: durationMs ?? 0,
    fps: fps ?? null,
    frameTimesMs: frameTimesSchema.parse(frameTimesMs),
    widthPx: widthPx ?? 16,
    heightPx: heightPx ?? 9,
    hasSound: holdsSound(measured),
    loudnessLufs: loudnessLufs === null ? null : Math.round(loudnessLufs * 10) / 10,
    hasCopy: has("compare"),
    hasPoster: has("poster"),
    hasWaveform: has("waveform"),
    hasFilmstrip: has("filmstrip"),
  };
}
