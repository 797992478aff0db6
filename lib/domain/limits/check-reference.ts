import { type Asset, sentBytes } from "#lib/domain/media/asset.ts";
import { mustBeConverted } from "#lib/domain/media/format.ts";
import type { Issue, IssueCode, IssueParams, Severity } from "./issue.ts";
import type { KindLimits } from "./limits.ts";
import { isConvertedFormat } from "#lib/domain/media/format.ts";

/** What a rate may be off by its nominal one, in thousandths: 24 is told as 23.976 too, and 60 measured as 60.001. */
const toleratedRate = 2;

/** What a model's limits say of one file, by its own. Everything that our reading does not know yet is left unjudged. */
export function checkReference(
  asset: Asset,
  limits: KindLimits,
  label: string,
  referenceId: string,
): Issue[] {
  const issues: Issue[] = [];
  const say = (severity: Severity, code: IssueCode, params: IssueParams) =>
    issues.push({ severity, code, path: ["references", referenceId], params: { label, ...params } });
  const wrong = (code: IssueCode, params: IssueParams) => say("error", code, params);
  const { widthPx, heightPx, durationMs, fps, videoCodec, audioCodec } = asset.measured;

  // The file itself goes nowhere: its format, encodings and size are nobody's business.
  const needsConverting = mustBeConverted(asset);
  if (needsConverting) wrong("convert-first", { what: stumblingBlock(asset) });
  else if (limits.formats && !limits.formats.includes(asset.format)) {
    wrong("format-not-taken", { format: asset.format, formats: limits.formats.join(" ") });
  }
  const sizeBytes = sentBytes(asset);
  if (!needsConverting && isAbove(sizeBytes, limits.maxSizeBytes))
    wrong("size-too-large", { sizeBytes, maxBytes: limits.maxSizeBytes });
  if (widthPx && heightPx) {
    const [shortPx, longPx] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)];
    const ratio = widthPx / heightPx;
    const pixels = widthPx * heightPx;
    if (isBelow(shortPx, limits.minSidePx))
      wrong("side-too-small", { sidePx: shortPx, minPx: limits.minSidePx });
    if (isAbove(longPx, limits.maxSidePx))
      wrong("side-too-large", { sidePx: longPx, maxPx: limits.maxSidePx });
    if (isBelow(shortPx, limits.minShortSidePx))
      wrong("short-side-too-small", { sidePx: shortPx, minPx: limits.minShortSidePx });
    if (isAbove(shortPx, limits.maxShortSidePx) && pixels > (limits.anyShapeMaxPixels ?? 0))
      wrong("short-side-too-large", { sidePx: shortPx, maxPx: limits.maxShortSidePx });
    if (isBelow(ratio, limits.minRatio) || isAbove(ratio, limits.maxRatio)) {
      wrong("ratio-out-of-range", { ratio, min: limits.minRatio ?? 0, max: limits.maxRatio ?? Infinity });
    }
    if (isBelow(pixels, limits.advisedMinPixels))
      say("note", "pixels-beyond-advice", { widthPx, heightPx, minPixels: limits.advisedMinPixels });
    if (isAbove(pixels, limits.advisedMaxPixels))
      say("note", "pixels-beyond-advice", { widthPx, heightPx, maxPixels: limits.advisedMaxPixels });
  }
  if (durationMs !== undefined) {
    const { minDurationMs: minMs, maxDurationMs: maxMs, toleratedMs = 0 } = limits;
    if (isBelow(durationMs + toleratedMs, minMs)) wrong("duration-too-short", { durationMs, minMs });
    else if (isBelow(durationMs, minMs)) say("note", "duration-tolerated", { durationMs, minMs });
    if (isAbove(durationMs - toleratedMs, maxMs)) wrong("duration-too-long", { durationMs, maxMs });
    else if (isAbove(durationMs, maxMs)) say("note", "duration-tolerated", { durationMs, maxMs });
  }
  if (fps !== undefined) {
    const { minFps: min = 0, maxFps: max = Infinity } = limits;
    const thousandths = Math.round(fps * 1000); // whole numbers, as it is measured
    if (thousandths < min * (1000 - toleratedRate) || thousandths > max * (1000 + toleratedRate))
      wrong("fps-out-of-range", { fps, min, max });
  }
  for (const [codec, codecs] of [
    [videoCodec, limits.videoCodecs],
    [audioCodec, limits.audioCodecs],
  ] as const) {
    if (!needsConverting && codec && codecs && !codecs.includes(codec))
      wrong("codec-not-taken", { codec, codecs: codecs.join(" ") });
  }
  return issues;
}

/** What of a file keeps it from being sent: its format, or what is in it. */
function stumblingBlock({ format, measured: { videoCodec, audioCodec } }: Asset): string {
  if (isConvertedFormat(format)) return format;
  return [videoCodec, audioCodec].find((codec) => codec && !usualCodecs.test(codec)) ?? format;
}

/** None of these is what keeps a file. */
const usualCodecs = /^(?:avc|hevc|vp[89]|av1|aac|mp3|opus|vorbis|pcm)/;

function isAbove(value: number, limit: number | undefined): limit is number {
  return limit !== undefined && value > limit;
}

function isBelow(value: number, limit: number | undefined): limit is number {
  return limit !== undefined && value < limit;
}
