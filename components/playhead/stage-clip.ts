import type { ReactNode } from "react";

/**
 * One place of the room: a video, or what will be one. The room knows no more of it than this, so that a hidden comparison
 * can give ids, names and links of its own.
 */
export type StageClip = {
  id: string;
  /** The name of its article, and of its picture. Unique in the room. */
  name: string;
  /** Short, as it stands on the picture: "Seedance 2.0 R2V". */
  title: string;
  /** In the place of its number in the room: its letter while names are hidden, its number in a gallery. */
  sign?: string;
  /** Quiet words behind it: the provider. */
  provider: string | null;
  /** It is a reference, shown beside the results on the same clock. */
  isInput: boolean;
  /** Clips of one group (the variations of a model) stand beside each other. */
  group: string;
  /** Of what came, or until then of what will come. */
  widthPx: number;
  heightPx: number;
  /** The original; null while there is nothing to play, and then `stand` is shown in its place. */
  src: string | null;
  /** A small, quickly seekable copy with the same frames and times; null where there is none (yet). */
  compareSrc: string | null;
  posterSrc: string | null;
  /** The peaks of its sound, for the strip under the playhead. */
  waveformSrc: string | null;
  /** `filmstripFrames` pictures side by side, evenly over its length. */
  filmstripSrc: string | null;
  durationMs: number;
  fps: number | null;
  /** When each of its frames begins; see `Clip`. */
  frameTimesMs: readonly number[] | null;
  /** How far its beginning lies after the common zero; may be negative. */
  offsetMs: number;
  hasSound: boolean;
  loudnessLufs: number | null;
  /** What stands where the picture will be: progress, or what went wrong. */
  stand?: ReactNode;
};
