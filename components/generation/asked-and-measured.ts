import type { Measured } from "#lib/domain/media/asset.ts";
import { secondsText } from "#lib/domain/base/quantity.ts";
import type { Asked } from "./asked-of.ts";

/** A frame at 10 per second: less is no difference that anybody could see. */
const toleratedMs = 100;

/** Where what came is not what was asked for, one sentence each. A note, never a failure. */
export function differences(asked: Asked, measured: Measured): string[] {
  const found: string[] = [];
  const { widthPx, heightPx, durationMs } = measured;
  if (
    asked.durationMs !== null &&
    durationMs !== undefined &&
    Math.abs(durationMs - asked.durationMs) > toleratedMs
  )
    found.push(`${secondsText(asked.durationMs)} were asked for, ${secondsText(durationMs)} came.`);
  const { size } = asked;
  if (size && widthPx && heightPx && (widthPx !== size.widthPx || heightPx !== size.heightPx))
    found.push(`${size.widthPx} × ${size.heightPx} was asked for, ${widthPx} × ${heightPx} came.`);
  return found;
}
