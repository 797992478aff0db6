import { type Model, modelLabel } from "#lib/domain/limits/model.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
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
