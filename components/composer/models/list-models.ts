import { type Model, modelLabel } from "#lib/domain/limits/model.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import { allModels } from "#lib/providers/catalog.ts";
import type { Provider } from "#lib/providers/contract.ts";

/** A model with its full name. */
export type ListedModel = { model: Model; provider: Provider; label: string };

/** Every model as the studio's settings make it, in the order of the list. */
export function listModels(choices: ProviderChoices): ListedModel[] {
  return allModels(choices).map(({ model, provider }) => ({
    model,
    provider,
    label: modelLabel(model, provider),
  }));
}

/** The models of a prompt that can be asked: with a key. */
export function chosenModels(
  models: readonly ListedModel[],
  modelIds: readonly ModelId[],
  choices: ReadonlyMap<ModelId, ModelChoice>,
): ListedModel[] {
  return models.filter(({ model }) => modelIds.includes(model.id) && choices.get(model.id)?.hasKey);
}
