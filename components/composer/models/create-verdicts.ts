import type { ModelId } from "#lib/domain/base/id.ts";
import { type ComposerState, type ComposerStore, isMoving } from "#components/composer/composer-state.ts";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import { createStore, onPart } from "#components/state/store.ts";
import type { ListedModel } from "./list-models.ts";
import { judgeModels, type ModelVerdict } from "./judge-models.ts";

/** Judges once at the start, then again after each turn in which something that is judged has changed. */
export function createVerdicts(
  store: ComposerStore,
  models: readonly ListedModel[],
  choices: ReadonlyMap<ModelId, ModelChoice>,
) {
  const verdicts = createStore<readonly ModelVerdict[]>(judgeModels(store.get(), models, choices));
  let isPlanned = false;
  const judge = () => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(() => {
      isPlanned = false;
      verdicts.update(() => judgeModels(store.get(), models, choices));
    });
  };
  const stop = onPart(
    store,
    ({ document, assets, uploads, conversions }) => [
      ...[document, assets, uploadsAsJudged(uploads)],
      conversions.map((one) => `${one.key} ${isMoving(one)}`).join(),
    ],
    judge,
  );
  return { verdicts, stopJudging: stop };
}

/** Progress does not matter to a judgement. */
const uploadsAsJudged = (uploads: ComposerState["uploads"]) =>
  JSON.stringify(
    [...uploads].map(([id, { format, sizeBytes, measured, trouble }]) => [
      id,
      format,
      sizeBytes,
      measured,
      trouble,
    ]),
  );
