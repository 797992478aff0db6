import type { ModelId } from "#lib/domain/base/id.ts";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import type { ListedModel } from "./list-models.ts";

/** A model that a prompt has chosen, and that cannot be asked now: the studio offers it no longer, or there is no key. */
export type AbsentModel = { modelId: ModelId; label: string; why: "gone" | "no-key" };

/** Of the models that a prompt has chosen, those that cannot be asked now. */
export function absentModels(
  modelIds: readonly ModelId[],
  models: readonly ListedModel[],
  choices: ReadonlyMap<ModelId, ModelChoice>,
): AbsentModel[] {
  return modelIds.flatMap((modelId): AbsentModel[] => {
    const label = models.find(({ model }) => model.id === modelId)?.label;
    if (label === undefined) return [{ modelId, label: modelId, why: "gone" }];
    return choices.get(modelId)?.hasKey ? [] : [{ modelId, label, why: "no-key" }];
  });
}
