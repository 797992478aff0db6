/**
 * The outline of a sound's peaks (0 to 1, evenly spread over its length) as the path of an SVG that is `peaks.length` wide and 2 high,
 * its middle at 1. At least `quietest` high, so that silence is seen as a line.
 */
export function waveformPath(peaks: readonly number[], quietest = 0.04): string {
  const high = peaks.map((peak) => Math.max(quietest, Math.min(1, peak)));
  const upper = high.map((peak, index) => `L${index} ${round(1 - peak)}`);
  const lower = high.map((peak, index) => `L${index} ${round(1 + peak)}`).toReversed();
  return `M0 1${upper.join("")}${lower.join("")}Z`;
}

/** So many peaks that they can be told apart on a screen, each the highest of those it stands for. */
export function thinPeaks(peaks: readonly number[], count: number): number[] {
  if (peaks.length <= count) return [...peaks];
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count);
    const to = Math.floor(((index + 1) * peaks.length) / count);
    return Math.max(...peaks.slice(from, to));
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
