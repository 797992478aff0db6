import { shotFramesMin } from "./limits.ts";

/**
 * Shares frames among shots by weight, at least six each, and exactly all of them. There must be room for the least.
 */
export function shareFrames(frames: number, weights: readonly number[]): number[] {
  const shares = weights.map(() => shotFramesMin);
  let open = weights.map((_, index) => index);
  let left = frames;
  // Whoever would get less than the least gets the least, and the others share what remains.
  for (;;) {
    const sum = open.reduce((total, index) => total + weights[index]!, 0); // indexes of the same array, here and below
    const share = (index: number) => (left * weights[index]!) / sum;
    const short = open.filter((index) => share(index) < shotFramesMin);
    if (short.length === 0) {
      giveOut(shares, open, left, share);
      return shares;
    }
    if (short.length === open.length) {
      giveOut(shares, open, left, () => left / open.length);
      return shares;
    }
    left -= short.length * shotFramesMin;
    open = open.filter((index) => !short.includes(index));
  }
}

/** Whole frames by largest remainder; equal remainders go to the earlier shot. */
function giveOut(shares: number[], open: readonly number[], left: number, share: (index: number) => number) {
  for (const index of open) shares[index] = Math.floor(share(index));
  const spare = left - open.reduce((total, index) => total + shares[index]!, 0);
  const remainder = (index: number) => share(index) - Math.floor(share(index));
  for (const index of open.toSorted((a, b) => remainder(b) - remainder(a)).slice(0, spare))
    shares[index]! += 1;
}
