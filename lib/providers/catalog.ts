import type { ModelId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import { provider as animatic } from "./animatic/index.ts";
import { configureModels, modelOfVersion } from "./configure-models.ts";
import type { Provider } from "./contract.ts";
import { provider as modellix } from "./modellix/index.ts";
import { provider as oxen } from "./oxen/index.ts";
import { provider as siray } from "./siray/index.ts";
import { provider as siraya } from "./siraya/index.ts";

/** Every provider's browser half, in the order in which models are listed. */
export const providers: readonly Provider[] = [animatic, oxen, siray, modellix, siraya];

/** Every model with its provider, in the order of the list, as the settings' choices make it. */
export function allModels(choices: ProviderChoices = {}): { model: Model; provider: Provider }[] {
  return configureModels(providers, choices);
}

/** A model with its provider, or null where no provider has it (any more). */
export function findModel(
  modelId: ModelId,
  choices: ProviderChoices = {},
): { model: Model; provider: Provider } | null {
  return allModels(choices).find(({ model }) => model.id === modelId) ?? null;
}

/** A model as a generation of this version was compiled for it, with its provider; null where no provider has it (any more). */
export function findModelOfVersion(
  modelId: ModelId,
  version: string,
): { model: Model; provider: Provider } | null {
  return modelOfVersion(providers, modelId, version);
}

/** A provider's browser half, or null. */
export function findProvider(providerId: string): Provider | null {
  return providers.find((provider) => provider.id === providerId) ?? null;
}
