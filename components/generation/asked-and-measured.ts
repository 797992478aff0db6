import type { Measured } from "#lib/domain/media/asset.ts";
import { secondsText } from "#lib/domain/base/quantity.ts";
import { outputSize } from "#lib/domain/limits/output-size.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import {
  aspectRatios,
  nearestRatio,
  ratioValue,
  shapesApart,
  toleratedShape,
} from "#lib/domain/settings/setting-values.ts";
import type { Asked } from "./asked-of.ts";
import { differenceWords } from "./messages.ts";

/** A frame at 10 per second: less is no difference that anybody could see. */
const toleratedMs = 100;
/** Encoders work in blocks of so many pixels a side, and round to them. */
const blockPx = 16;
/** Of two ratios that are about as near to a picture's own, a provider may take either. */
const tie = 0.05;
/** Sizes of one resolution differ less in their pixels than this, as a logarithm; the next one has twice as many. */
const toleratedPixels = 0.35;

/** Where what came is not what was asked for, one sentence each. A note, never a failure. */
export function differences(asked: Asked, measured: Measured): string[] {
  const found: string[] = [];
  const { widthPx, heightPx, durationMs, hasSound } = measured;
  if (
    asked.durationMs !== null &&
    durationMs !== undefined &&
    Math.abs(durationMs - asked.durationMs) > toleratedMs
  )
    found.push(differenceWords.duration(secondsText(asked.durationMs), secondsText(durationMs)));
  if (widthPx && heightPx) found.push(...differencesOfPicture(asked, widthPx, heightPx));
  if (asked.sound !== undefined && hasSound !== undefined && asked.sound !== hasSound)
    found.push(asked.sound ? differenceWords.noSound : differenceWords.sound);
  return found;
}

function differencesOfPicture({ size, match }: Asked, widthPx: number, heightPx: number): string[] {
  const came = `${widthPx} × ${heightPx}`;
  if (size) {
    const isSame =
      Math.abs(widthPx - size.widthPx) <= blockPx && Math.abs(heightPx - size.heightPx) <= blockPx;
    return isSame ? [] : [differenceWords.value(`${size.widthPx} × ${size.heightPx}`, came)];
  }
  if (!match) return [];
  const { ratios, resolution } = match;
  const ratio = widthPx / heightPx;
  const found: string[] = [];
  if (!ratios.some((one) => isMatch(ratio, one))) found.push(differenceWords.shape(ratios.length, came));
  if (resolution) {
    const wanted = outputSize(resolution, nearestRatio(aspectRatios, ratio));
    if (shapesApart(widthPx * heightPx, wanted.widthPx * wanted.heightPx) > toleratedPixels)
      found.push(differenceWords.value(settingTable.resolution.write(resolution), came));
  }
  return found;
}

/** Whether a video has a picture's own shape, or the nearest that models make. */
function isMatch(ratio: number, picture: number): boolean {
  const nearest = shapesApart(picture, ratioValue(nearestRatio(aspectRatios, picture)));
  const near = aspectRatios.map(ratioValue).filter((one) => shapesApart(picture, one) <= nearest + tie);
  return [picture, ...near].some((one) => shapesApart(ratio, one) <= toleratedShape);
}
