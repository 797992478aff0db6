import type { ModelId } from "#lib/domain/id.ts";
import type { ComposerState, ComposerStore } from "#components/composer/composer-state.ts";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import { createStore, onPart } from "#components/composer/store.ts";
import { judgeModels, type Verdict } from "./verdict.ts";

/** Judges again, apart from the keys, whenever something that is judged has changed; the last outcome wins. */
export function createVerdicts(store: ComposerStore, choices: ReadonlyMap<ModelId, ModelChoice>) {
  const verdicts = createStore<readonly Verdict[]>([]);
  let turn = 0;
  const judge = async () => {
    const mine = ++turn;
    await Promise.resolve();
    if (mine !== turn) return;
    const judged = await judgeModels(store.get(), choices);
    if (mine === turn) verdicts.update(() => judged);
  };
  void judge();
  const stop = onPart(
    store,
    ({ document, assets, uploads }) => [document, assets, uploadsAsJudged(uploads)],
    () => void judge(),
  );
  return { verdicts, stopJudging: stop };
}

/** Progress does not matter to a judgement. */
const uploadsAsJudged = (uploads: ComposerState["uploads"]) =>
  [...uploads].map(([id, { format, sizeBytes }]) => `${id} ${format} ${sizeBytes}`).join();
