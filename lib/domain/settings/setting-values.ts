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

/** The offered ratio nearest to a width divided by height, by the logarithm, so that 2:1 is as far as 1:2. */
export function nearestRatio(options: readonly AspectRatio[], value: number): AspectRatio {
  const distance = (ratio: AspectRatio) => Math.abs(Math.log(ratioValue(ratio) / value));
  return options.reduce(
    (best, ratio) => (distance(ratio) < distance(best) ? ratio : best),
    options[0] ?? aspectRatios[1],
  );
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
