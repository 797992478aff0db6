import { measuredSchema } from "#lib/domain/asset.ts";
import { formatSchema } from "#lib/domain/format.ts";
import type { BareItem } from "#lib/domain/gallery-page.ts";
import type { GalleryItemId } from "#lib/domain/id.ts";

/** A row with the `playableColumns`. */
export type PlayableRow = {
  id: GalleryItemId;
  format: string;
  measured: unknown;
  loudnessLufs: number | null;
  /** Kinds of the files made from it. */
  made: string[];
};

/** What playing a clip takes. For this folder's own use. */
export function toBareItem(
  { id, format, measured, loudnessLufs, made }: PlayableRow,
  number: number,
): BareItem {
  const { durationMs, fps, widthPx, heightPx, hasSound, audioCodec } = measuredSchema.parse(measured);
  return {
    id,
    number,
    format: formatSchema.parse(format),
    durationMs: durationMs ?? 0,
    fps: fps ?? null,
    widthPx: widthPx ?? 16,
    heightPx: heightPx ?? 9,
    hasSound: hasSound ?? audioCodec !== undefined,
    loudnessLufs: loudnessLufs === null ? null : Math.round(loudnessLufs * 10) / 10,
    hasCopy: made.includes("compare"),
    hasPoster: made.includes("poster"),
    hasWaveform: made.includes("waveform"),
  };
}
