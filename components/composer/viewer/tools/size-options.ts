import { type KindLimits } from "#lib/domain/limits/limits.ts";
import { checkReference } from "#lib/domain/limits/check-reference.ts";
import type { Issue, IssueCode } from "#lib/domain/limits/issue.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { planEdit, targetFormats } from "#lib/domain/limits/plan-edit.ts";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Edit, EditFormat } from "#lib/domain/media/edit.ts";
import { formats } from "#lib/domain/media/format.ts";

/** Short sides that people know, the largest first, in pixels. */
const usualSides = [2160, 1440, 1080, 720, 540, 480, 360] as const;
/** Pictures a second that people know, the most first. */
const usualRates = [60, 30, 25, 24] as const;

export const shortSideOf = ({ measured: { widthPx, heightPx } }: Asset): number | null =>
  widthPx && heightPx ? Math.min(widthPx, heightPx) : null;

const tooLarge: ReadonlySet<IssueCode> = new Set(["side-too-large", "short-side-too-large"]);

/**
 * Short sides to choose from that are smaller than a file's: the largest that all of these models take first, then usual ones below it. Of
 * films only even ones.
 */
export function sidesOf(source: Asset, models: readonly Model[]): number[] {
  const own = shortSideOf(source);
  if (own === null) return [];
  const fits = (shortSidePx: number) =>
    issuesOf(afterEdit(source, { ...asItIs(source), shortSidePx }), models).every(
      ({ code }) => !tooLarge.has(code),
    );
  const largest = largestOf(own, fits);
  const usual = usualSides.filter((side) => side < own && side <= largest);
  const [first = 0] = usual;
  const even = source.kind === "video" ? largest - (largest % 2) : largest;
  return even < own && first < even * nearlyAll ? [even, ...usual] : usual;
}

/** A usual side that is so near to what is possible is the better one. */
const nearlyAll = 0.85;

/** The largest whole number up to a limit that is fit, where smaller ones are fit too; the limit where none is. */
function largestOf(limit: number, isFit: (value: number) => boolean): number {
  if (isFit(limit)) return limit;
  let [low, high] = [0, limit];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isFit(middle)) low = middle;
    else high = middle;
  }
  return low || limit;
}

/** Rates to choose from that are lower than a film's. */
export const ratesOf = ({ measured: { fps } }: Asset): number[] =>
  usualRates.filter((rate) => fps !== undefined && rate < Math.floor(fps));

/** An edit that changes nothing but what no edit leaves: the format is the file's own where there is such a target, else the planned one. */
export function asItIs(source: Asset, models: readonly Model[] = []): Edit {
  const targets: readonly EditFormat[] = targetFormats[source.kind];
  const own = targets.find((format) => format === source.format);
  return own ? { version: 1, format: own } : targetOf(source, models);
}

/** What a file is best converted to. */
export function targetOf(source: Asset, models: readonly Model[]): Edit {
  const asIfOdd = { ...source, measured: { ...source.measured, needsConverting: true as const } };
  return planEdit(asIfOdd, models) ?? { version: 1, format: targetFormats[source.kind][0] };
}

/** What makes a file small enough for these models: fewer pixels, pictures a second and bytes, each only where it has to be. */
export function smallEnough(source: Asset, edit: Edit, models: readonly Model[]): Edit {
  const { kind } = formats[edit.format];
  const limits = models.flatMap(({ limits: { references } }) => references[kind] ?? []);
  const codes = new Set(issuesOf(afterEdit(source, edit), models).map(({ code }) => code));
  const [side] = sidesOf(source, models);
  const maxFps = smallest(limits, "maxFps");
  const [rate] = ratesOf(source).filter((one) => one <= maxFps);
  const sized = {
    ...edit,
    ...([...tooLarge].some((code) => codes.has(code)) && side !== undefined && { shortSidePx: side }),
    ...(codes.has("fps-out-of-range") && rate !== undefined && { fps: rate }),
  };
  const maxBytes = smallest(limits, "maxSizeBytes");
  const isSame = source.format === edit.format && sized.shortSidePx === undefined && sized.fps === undefined;
  const sizeBytes = isSame ? source.sizeBytes : afterEdit(source, sized).sizeBytes;
  return sizeBytes > maxBytes ? { ...sized, maxBytes } : sized;
}

const smallest = (limits: readonly KindLimits[], which: "maxFps" | "maxSizeBytes") =>
  Math.min(...limits.map((one) => one[which] ?? Infinity));

function issuesOf(asset: Asset, models: readonly Model[]): Issue[] {
  return models.flatMap(({ limits: { references } }) => {
    const limits = references[asset.kind];
    return limits ? checkReference(asset, limits, "", "") : [];
  });
}

/** The sound of a film, as what is best taken by these models. */
export function soundOf(film: Asset, models: readonly Model[]): Edit {
  return targetOf({ ...film, kind: "audio", format: "aac" }, models);
}
