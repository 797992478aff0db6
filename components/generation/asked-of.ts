import { outputSize } from "#lib/domain/limits/output-size.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import { ratioValue, type Resolution } from "#lib/domain/settings/setting-values.ts";
import { resultOf } from "./result-of.ts";

type Size = { widthPx: number; heightPx: number };

/** What was asked for; null or absent where the model chooses, or nobody can tell. */
export type Asked = {
  durationMs: number | null;
  size: Size | null;
  /** Of the references of which one is to be matched, each its width by its height; and how large the match is to be. */
  match?: { ratios: readonly number[]; resolution: Resolution | null };
  sound?: boolean;
};

/** What a generation's model was asked for. */
export function askedOf({ sent }: Pick<GenerationView, "sent">, snapshot?: Snapshot): Asked {
  const { durationMs = "auto", aspectRatio, resolution, sound } = sent?.settings ?? {};
  const ratios = sent && snapshot && aspectRatio === "match" ? sentRatios(sent, snapshot) : [];
  return {
    durationMs: durationMs === "auto" ? null : durationMs,
    size: aspectRatio && aspectRatio !== "match" && resolution ? outputSize(resolution, aspectRatio) : null,
    ...(ratios.length > 0 && { match: { ratios, resolution: resolution ?? null } }),
    // What the studio renders sounds where one of its references does.
    ...(sound !== undefined && sent?.text !== null && { sound }),
  };
}

/** A first frame is what a video begins with. Of other pictures nobody says which one is matched. */
function sentRatios(sent: Sent, { prompt, assets }: Snapshot): number[] {
  const pictures = prompt.references.flatMap(({ id, kind, assetId }) => {
    const use = sent.references[id];
    const { widthPx, heightPx } = assets.find((asset) => asset.id === assetId)?.measured ?? {};
    if (kind === "audio" || !use || use.as === "nothing" || !widthPx || !heightPx) return [];
    return [{ ratio: widthPx / heightPx, isFirst: use.as === "first-frame" }];
  });
  const first = pictures.filter(({ isFirst }) => isFirst);
  return (first.length > 0 ? first : pictures).map(({ ratio }) => ratio);
}

/** The size of what came, or until then the shape of what will come; `pictureRatio` is that of the prompt's first picture. */
export function pictureSize(view: GenerationView, pictureRatio: number | null): Size {
  const { widthPx, heightPx } = resultOf(view)?.asset.measured ?? {};
  return widthPx && heightPx ? { widthPx, heightPx } : (askedOf(view).size ?? shapeOf(view, pictureRatio));
}

function shapeOf({ sent }: GenerationView, pictureRatio: number | null): Size {
  const { aspectRatio = "16:9" } = sent?.settings ?? {};
  const heightPx = 720;
  const ratio = aspectRatio === "match" ? (pictureRatio ?? 16 / 9) : ratioValue(aspectRatio);
  return { widthPx: Math.round(heightPx * ratio), heightPx };
}
