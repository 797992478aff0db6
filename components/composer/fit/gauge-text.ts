import { sentBytes } from "#lib/domain/media/asset.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Limits } from "#lib/domain/limits/limits.ts";
import { bytesText, secondsText } from "#lib/domain/base/quantity.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";

/** "2 of at most 3 · 8 s of at most 15 s": how much of what a model takes together is used, as far as it is measured. */
export function gaugeText(
  state: Pick<ComposerState, "assets" | "uploads">,
  limits: Limits["references"],
  sent: readonly Reference[],
  kind: Kind | undefined,
): string[] {
  const of = kind === undefined ? { maxCount: limits.maxTotal } : (limits[kind] ?? {});
  const counted = kind === undefined ? sent : sent.filter((reference) => reference.kind === kind);
  const files = counted.map((reference) => fileOf(state, reference));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const figures: string[] = [];
  if (of.maxCount !== undefined) figures.push(`${counted.length} of at most ${of.maxCount}`);
  if ("maxTotalDurationMs" in of && of.maxTotalDurationMs !== undefined) {
    const usedMs = sum(files.map(({ durationMs }) => durationMs));
    figures.push(`${secondsText(usedMs)} of at most ${secondsText(of.maxTotalDurationMs)}`);
  }
  if ("maxTotalSizeBytes" in of && of.maxTotalSizeBytes !== undefined) {
    const usedBytes = sum(files.map(({ sizeBytes }) => sizeBytes));
    figures.push(`${bytesText(usedBytes)} of at most ${bytesText(of.maxTotalSizeBytes)}`);
  }
  return figures.length > 0 ? [figures.join(" · ")] : [];
}

function fileOf({ assets, uploads }: Pick<ComposerState, "assets" | "uploads">, { id, assetId }: Reference) {
  const asset = assetId === null ? undefined : assets.get(assetId);
  const upload = uploads.get(id);
  return {
    durationMs: asset?.measured.durationMs ?? upload?.measured?.durationMs ?? 0,
    sizeBytes: asset ? sentBytes(asset) : (upload?.sizeBytes ?? 0),
  };
}
