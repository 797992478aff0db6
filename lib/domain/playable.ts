import * as z from "zod/mini";

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
