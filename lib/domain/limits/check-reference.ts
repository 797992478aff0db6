import { type Asset, sentBytes } from "#lib/domain/media/asset.ts";
import type { Issue, IssueCode, IssueParams } from "./issue.ts";
import type { KindLimits } from "./limits.ts";

/** What a model's limits say of one file, by its own. Everything that our reading does not know yet is left unjudged. */
export function checkReference(
  asset: Asset,
  limits: KindLimits,
  label: string,
  referenceId: string,
): Issue[] {
  const issues: Issue[] = [];
  const wrong = (code: IssueCode, params: IssueParams) =>
    issues.push({ severity: "error", code, path: ["references", referenceId], params: { label, ...params } });
  const { widthPx, heightPx, durationMs, fps, videoCodec, audioCodec } = asset.measured;

  if (limits.formats && !limits.formats.includes(asset.format)) {
    wrong("format-not-taken", { format: asset.format, formats: limits.formats.join(" ") });
  }
  const sizeBytes = sentBytes(asset);
  if (isAbove(sizeBytes, limits.maxSizeBytes))
    wrong("size-too-large", { sizeBytes, maxBytes: limits.maxSizeBytes });
  if (widthPx && heightPx) {
    const [shortPx, longPx] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)];
    const ratio = widthPx / heightPx;
    if (isBelow(shortPx, limits.minSidePx))
      wrong("side-too-small", { sidePx: shortPx, minPx: limits.minSidePx });
    if (isAbove(longPx, limits.maxSidePx))
      wrong("side-too-large", { sidePx: longPx, maxPx: limits.maxSidePx });
    if (isBelow(shortPx, limits.minShortSidePx))
      wrong("short-side-too-small", { sidePx: shortPx, minPx: limits.minShortSidePx });
    if (isAbove(shortPx, limits.maxShortSidePx))
      wrong("short-side-too-large", { sidePx: shortPx, maxPx: limits.maxShortSidePx });
    if (isBelow(ratio, limits.minRatio) || isAbove(ratio, limits.maxRatio)) {
      wrong("ratio-out-of-range", { ratio, min: limits.minRatio ?? 0, max: limits.maxRatio ?? Infinity });
    }
  }
  if (durationMs !== undefined) {
    if (isBelow(durationMs, limits.minDurationMs))
      wrong("duration-too-short", { durationMs, minMs: limits.minDurationMs });
    if (isAbove(durationMs, limits.maxDurationMs))
      wrong("duration-too-long", { durationMs, maxMs: limits.maxDurationMs });
  }
  if (fps !== undefined && (isBelow(fps, limits.minFps) || isAbove(fps, limits.maxFps))) {
    wrong("fps-out-of-range", { fps, min: limits.minFps ?? 0, max: limits.maxFps ?? Infinity });
  }
  for (const [codec, codecs] of [
    [videoCodec, limits.videoCodecs],
    [audioCodec, limits.audioCodecs],
  ] as const) {
    if (codec && codecs && !codecs.includes(codec))
      wrong("codec-not-taken", { codec, codecs: codecs.join(" ") });
  }
  return issues;
}

function isAbove(value: number, limit: number | undefined): limit is number {
  return limit !== undefined && value > limit;
}

function isBelow(value: number, limit: number | undefined): limit is number {
  return limit !== undefined && value < limit;
}
