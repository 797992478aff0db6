import * as z from "zod/mini";
import type { Measured } from "./asset.ts";
import type { DerivativeKind } from "./derivative.ts";

/** What playing a clip takes. Each of these can be measured on the picture itself, so that sending it gives no more away. */
export const playableSchema = z.strictObject({
  durationMs: z.int(),
  fps: z.nullable(z.number()),
  widthPx: z.int(),
  heightPx: z.int(),
  hasSound: z.boolean(),
  /** In LUFS, to one decimal. */
  loudnessLufs: z.nullable(z.number()),
  /** A comparing copy can be played. */
  hasCopy: z.boolean(),
  hasPoster: z.boolean(),
  hasWaveform: z.boolean(),
});
type Playable = z.infer<typeof playableSchema>;

/** What playing a video takes, by our own reading of it. `made` are the kinds of the files that were made of it. */
export function playableOf(
  { durationMs, fps, widthPx, heightPx, hasSound, audioCodec }: Measured,
  loudnessLufs: number | null,
  made: readonly string[],
): Playable {
  const has = (kind: DerivativeKind) => made.includes(kind);
  return {
    durationMs: durationMs ?? 0,
    fps: fps ?? null,
    widthPx: widthPx ?? 16,
    heightPx: heightPx ?? 9,
    hasSound: hasSound ?? audioCodec !== undefined,
    loudnessLufs: loudnessLufs === null ? null : Math.round(loudnessLufs * 10) / 10,
    hasCopy: has("compare"),
    hasPoster: has("poster"),
    hasWaveform: has("waveform"),
  };
}
