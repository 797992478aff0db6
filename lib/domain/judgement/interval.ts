/** A share of a count, and between which shares the true one lies 95 times in 100. All from 0 to 1. */
export type Share = { share: number; low: number; high: number };

const z = 1.959963984540054; // the normal distribution's two-sided 95 %

/**
 * Wilson's interval of a share (Wilson 1927): honest for few observations, never outside 0 to 1, and it holds the share itself.
 * `count` need not be whole: observations that hang together count for fewer than they are. Null of nothing.
 */
export function wilson(share: number, count: number): Share | null {
  if (count <= 0) return null;
  const scale = 1 + z ** 2 / count;
  const middle = (share + z ** 2 / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  // Rounding of floating point must not push the share out of its own interval.
  return {
    share,
    low: Math.min(share, Math.max(0, middle - half)),
    high: Math.max(share, Math.min(1, middle + half)),
  };
}
