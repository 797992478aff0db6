import type { ModelFacts } from "#components/state/model-facts.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { GenerationView, RunView } from "#lib/domain/generation/run-view.ts";

/** A generation on a page, with all that is known around it. */
export type RunResult = {
  view: GenerationView;
  model: ModelFacts;
  name: string;
  run: RunView;
  clip: StageClip;
};
