import { outputSize } from "#lib/domain/limits/output-size.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { ratioValue } from "#lib/domain/settings/setting-values.ts";
import { resultOf } from "./result-of.ts";

type Size = { widthPx: number; heightPx: number };

/** What was asked for; null where the model chooses, or nobody can tell. */
export type Asked = { durationMs: number | null; size: Size | null };

/** What a generation's model was asked for. */
export function askedOf({ sent }: Pick<GenerationView, "sent">): Asked {
  const { durationMs = "auto", aspectRatio = "match", resolution = "4k" } = sent?.settings ?? {};
  return {
    durationMs: durationMs === "auto" ? null : durationMs,
    // How large 4K is, no source says.
    size: aspectRatio === "match" || resolution === "4k" ? null : outputSize(resolution, aspectRatio),
  };
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
