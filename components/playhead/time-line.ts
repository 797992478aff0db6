import type { Clip } from "./playhead.ts";

type Placed = Pick<Clip, "durationMs" | "offsetMs">;

/** From 0 to the end of the clip that ends last. */
export function timeLineMs(clips: readonly Placed[]): number {
  return Math.max(0, ...clips.map(({ durationMs, offsetMs }) => durationMs + offsetMs));
}

/** The clip's own time at a position, kept within the clip: before its beginning 0, after its end its length. */
export function localMs({ durationMs, offsetMs }: Placed, positionMs: number): number {
  return Math.min(Math.max(positionMs - offsetMs, 0), durationMs);
}

/** Whether the clip moves there, or holds its first or last frame. */
export function isInside({ durationMs, offsetMs }: Placed, positionMs: number): boolean {
  return positionMs >= offsetMs && positionMs < offsetMs + durationMs;
}
