import { type Asset, sentBytes } from "#lib/domain/media/asset.ts";
import { mustBeConverted } from "#lib/domain/media/format.ts";
import type { Issue, IssueCode, IssueParams } from "./issue.ts";
import { kinds } from "#lib/domain/media/format.ts";
import type { MediaRoute } from "./limits.ts";
import type { Model } from "./model.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** Counts and sums over all references that go into the arrays. `used` are those whose files are here. */
export function checkTotals(
  used: readonly { reference: Reference; asset: Asset }[],
  sent: readonly Reference[],
  model: Model,
  route: MediaRoute,
): Issue[] {
  const limits = model.limits.references;
  const issues: Issue[] = [];
  const wrong = (code: IssueCode, params: IssueParams) =>
    issues.push({ severity: "error", code, path: ["references"], params });

  for (const kind of kinds) {
    const of = limits[kind];
    if (!of) continue;
    const count = sent.filter((reference) => reference.kind === kind).length;
    const files = used
      .filter(({ reference }) => reference.kind === kind && sent.includes(reference))
      .map(({ asset }) => asset);
    const sizeBytes = files.reduce((sum, asset) => sum + judgedBytes(asset), 0);
    const durationMs = files.reduce((sum, asset) => sum + (asset.measured.durationMs ?? 0), 0);
    const areAllMeasured =
      files.length === count && files.every((asset) => asset.measured.durationMs !== undefined);
    if (of.maxCount !== undefined && count > of.maxCount)
      wrong("count-too-many", { kind, count, max: of.maxCount });
    if (of.minCount !== undefined && count < of.minCount)
      wrong("count-too-few", { kind, count, min: of.minCount });
    if (of.maxTotalSizeBytes !== undefined && sizeBytes > of.maxTotalSizeBytes) {
      wrong("total-size-too-large", { kind, sizeBytes, maxBytes: of.maxTotalSizeBytes });
    }
    if (of.maxTotalDurationMs !== undefined && durationMs > of.maxTotalDurationMs) {
      const params = { kind, durationMs, maxMs: of.maxTotalDurationMs };
      if (durationMs > of.maxTotalDurationMs + (of.toleratedMs ?? 0))
        wrong("total-duration-too-long", params);
      else issues.push({ severity: "note", code: "total-duration-tolerated", path: ["references"], params });
    }
    if (
      of.minTotalDurationMs !== undefined &&
      count > 0 &&
      areAllMeasured &&
      durationMs < of.minTotalDurationMs
    ) {
      wrong("total-duration-too-short", { kind, durationMs, minMs: of.minTotalDurationMs });
    }
  }
  if (limits.maxTotal !== undefined && sent.length > limits.maxTotal) {
    wrong("total-too-many", { count: sent.length, max: limits.maxTotal });
  }
  if (limits.audioNeedsVisual && sent.length > 0 && sent.every((reference) => reference.kind === "audio")) {
    wrong("audio-needs-visual", {});
  }
  if (limits.maxInlineBytes !== undefined && route === "none") {
    // Base64 writes four characters for three bytes.
    const sizeBytes = used.reduce((sum, { asset }) => sum + Math.ceil(judgedBytes(asset) / 3) * 4, 0);
    if (sizeBytes > limits.maxInlineBytes)
      wrong("inline-too-large", { sizeBytes, maxBytes: limits.maxInlineBytes });
  }
  return issues;
}

/** A file that is converted first is never sent itself. */
const judgedBytes = (asset: Asset) => (mustBeConverted(asset) ? 0 : sentBytes(asset));
