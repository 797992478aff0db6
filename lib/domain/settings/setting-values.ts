/** Whole seconds from 4 to 15, told in milliseconds: what any contract names. */
export const durationOptionsMs = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((seconds) => seconds * 1000);
/** Width to height, from the widest to the tallest. */
export const aspectRatios = ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"] as const;
/** In ascending order: "next lower" is the one before. */
export const resolutions = ["480p", "720p", "1080p", "4k"] as const;

export type AspectRatio = (typeof aspectRatios)[number];
export type Resolution = (typeof resolutions)[number];

/** The largest seed any contract names (Siray: 9 999 999 999) fits a JavaScript integer. */
export const seedMax = 9_999_999_999;

/** Variation k (from 1) of a seeded prompt is sent seed + k − 1. */
export function seedOfVariation(seed: number | null, variation: number): number | null {
  return seed === null ? null : seed + variation - 1;
}

/** Width divided by height. */
export function ratioValue(ratio: AspectRatio): number {
  const [width, height] = ratio.split(":").map(Number);
  return width! / height!; // every member of the union has both
}

/** How far two shapes are from each other: the logarithm of what is left when one is cropped to the other. 2:1 is as far as 1:2. */
export function shapesApart(one: number, other: number): number {
  return Math.abs(Math.log(one / other));
}

/** The maker's own sizes are as far as this from the ratio by which they are called: 992 × 432 is 21:9. */
export const toleratedShape = 0.03;

/** Two distances of shapes that differ by less are the same, but for the rounding of fractions. */
const sameDistance = 1e-9;

/**
 * The offered ratio nearest to a width divided by height, which crops least of such a picture. Of two that are as near (4:3 lies midway
 * between 16:9 and 1:1) the one that crops less of the `picture` that there is, then the squarer, then the wider.
 */
export function nearestRatio(
  options: readonly AspectRatio[],
  value: number,
  picture: number | null = null,
): AspectRatio {
  const distances = (ratio: AspectRatio) => {
    const shape = ratioValue(ratio);
    return [
      shapesApart(shape, value),
      picture ? shapesApart(shape, picture) : 0,
      shapesApart(shape, 1),
      -shape,
    ];
  };
  const isNearer = (ratio: AspectRatio, best: AspectRatio) => {
    const [mine, others] = [distances(ratio), distances(best)];
    const difference = mine
      .map((distance, index) => distance - others[index]!) // as many
      .find((apart) => Math.abs(apart) > sameDistance);
    return difference !== undefined && difference < 0;
  };
  return options.reduce(
    (best, ratio) => (isNearer(ratio, best) ? ratio : best),
    options[0] ?? aspectRatios[1],
  );
}

/** "16:9", or "1.85:1" where a width divided by height has no such name. */
export function ratioText(value: number): string {
  const named = aspectRatios.find((ratio) => shapesApart(ratioValue(ratio), value) < 0.005);
  return named ?? `${Number(value.toFixed(2))}:1`;
}

/** The largest option that is not above the wanted one, else the smallest; the wanted one where there is none at all. */
export function nextLower(options: readonly number[], wanted: number): number {
  const ascending = options.toSorted((a, b) => a - b);
  return ascending.findLast((option) => option <= wanted) ?? ascending[0] ?? wanted;
}

/** The same among resolutions. */
export function nextLowerResolution(options: readonly Resolution[], wanted: Resolution): Resolution {
  const places = options.map((option) => resolutions.indexOf(option));
  return resolutions[nextLower(places, resolutions.indexOf(wanted))] ?? wanted;
}

const msPerHour = 3_600_000;

/** Hours as they are written, in milliseconds of whole seconds; null where it is no length of time. */
export function msOfHours(text: string): number | null {
  if (!/^\d{1,4}(\.\d{1,6})?$/.test(text)) return null;
  return Math.round((Number(text) * msPerHour) / 1000) * 1000;
}

/** Whole seconds, told in milliseconds, as hours: exact enough to come back as they were. */
export function hoursText(ms: number): string {
  return String(Number((ms / msPerHour).toFixed(4)));
}
