import type { Measured } from "#lib/domain/media/asset.ts";

/** Rates that films are made at. Times in coarse units fit several of them, of which the nearest is meant. */
const usualRates = [
  24_000 / 1001,
  24,
  25,
  30_000 / 1001,
  30,
  48,
  50,
  60_000 / 1001,
  60,
  10,
  12,
  15,
  100,
  120,
];

/** What a steady frame may last longer or shorter, and how many may do so by more than that before a rate is none. */
const steadyShare = 0.03;
const unevenShare = 0.05;
/** How many may last as long as several, as where pictures are missing, before a rate is none. */
const lackingShare = 1 / 3;

/**
 * Frames per second, to three decimals: one by the median duration of a frame, so that a gap or a cut changes nothing; the mean, and
 * that it is one, where they come unevenly. `times` are in
 * seconds, in any order, and `unitSeconds` is what they are counted in: a frame may be one of these too long or too short, so the
 * durations beside the median are averaged. Nothing of a single picture.
 */
export function frameRate(
  times: readonly number[],
  unitSeconds: number,
): Pick<Measured, "fps" | "isVariableRate"> {
  const sorted = times.toSorted((a, b) => a - b);
  const durations = sorted
    .slice(1)
    .map((time, index) => time - sorted[index]!) // one for each time before
    .filter((duration) => duration > unitSeconds / 2)
    .toSorted((a, b) => a - b);
  const median = durations[Math.floor(durations.length / 2)];
  if (median === undefined) return {};
  // Where a frame is hardly longer than a unit, a frame that is missing is no rounding.
  const tolerance = Math.min(unitSeconds * 1.01, median / 4);
  const alike = durations.filter((duration) => Math.abs(duration - median) <= tolerance);
  const isSteady = (duration: number) => {
    const frames = Math.max(1, Math.round(duration / median));
    return Math.abs(duration - frames * median) <= Math.max(tolerance, median * steadyShare) * frames;
  };
  const uneven = durations.filter((duration) => !isSteady(duration)).length;
  const lacking = durations.filter((duration) => duration > 1.5 * median).length;
  if (uneven > Math.max(1, durations.length * unevenShare) || lacking > durations.length * lackingShare) {
    const span = sorted.at(-1)! - sorted[0]!; // there is a duration
    return { fps: Math.round((durations.length / span) * 1000) / 1000, isVariableRate: true };
  }
  const seconds = alike.reduce((sum, duration) => sum + duration, 0);
  const rate = alike.length / seconds;
  const precision = Math.max((2 * unitSeconds) / seconds, 1e-6);
  const apart = (usual: number) => Math.abs(usual / rate - 1);
  const nearest = usualRates.reduce((best, usual) => (apart(usual) < apart(best) ? usual : best));
  const fps = Math.round((apart(nearest) <= precision ? nearest : rate) * 1000) / 1000;
  return Number.isFinite(fps) && fps > 0 ? { fps } : {};
}
