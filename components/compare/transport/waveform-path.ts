/**
 * A sound's peaks (0 to 1, evenly spread over its length) as bars, in the path of an SVG that is as wide as there are bars and 2 high,
 * its middle at 1. At least `quietest` high, so that silence is seen too.
 */
export function waveformPath(peaks: readonly number[], quietest = 0.08): string {
  return peaks
    .map((peak, index) => {
      const high = Math.max(quietest, Math.min(1, peak));
      return `M${index} ${round(1 - high)}h.6v${round(2 * high)}h-.6z`;
    })
    .join("");
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
