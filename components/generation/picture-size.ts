import type { GenerationView } from "#lib/domain/run-view.ts";
import type { ModelFacts } from "./model-facts.ts";
import { resultOf } from "./result-of.ts";

/** The size of what came, or until then of what will come. */
export function pictureSize(view: GenerationView, model: ModelFacts): { widthPx: number; heightPx: number } {
  const { widthPx, heightPx } = resultOf(view)?.asset.measured ?? {};
  return { widthPx: widthPx ?? model.asked.widthPx, heightPx: heightPx ?? model.asked.heightPx };
}
