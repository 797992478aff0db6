export type Copy = "original" | "compare";

type Shown = { widthPx: number; heightPx: number; src: string | null; compareSrc: string | null };

type Wish = {
  /** How many play at once in this layout. */
  together: number;
  wantsOriginals: boolean;
  /** Whoever opened the room wants copies wherever there are some. */
  prefersCopies: boolean;
  isFull: boolean;
  /** This machine could not decode in time. */
  isSlowed: boolean;
};

/** More originals than these at once are too much for most machines. */
const originalsMax = 4;
const shortSideMaxPx = 720;

/**
 * Which of its two films a clip plays. The original, where it is wished for, alone or in full screen; the comparing copy where more
 * than four play at once, on a slow machine, and for what is larger than 720p.
 */
export function chooseCopy(
  clip: Shown,
  { together, wantsOriginals, prefersCopies, isFull, isSlowed }: Wish,
): Copy {
  if (clip.compareSrc === null || wantsOriginals) return "original";
  if (prefersCopies) return "compare";
  if (together === 1) return "original";
  if (together > originalsMax || isSlowed) return "compare";
  if (isFull) return "original";
  return Math.min(clip.widthPx, clip.heightPx) > shortSideMaxPx ? "compare" : "original";
}
