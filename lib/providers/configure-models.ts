import { type DialectId, dialectIds } from "#lib/domain/prompt/dialect.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import type { Provider } from "./contract.ts";

/**
 * Every model of these providers with its provider, in their order, as the choices (by provider id) make it. Pure, so that the page
 * and the server get the same. A contract that a provider does not have (any more) falls back to its default; a changed dialect
 * changes the model's version, which every generation keeps.
 */
export function configureModels(
  providers: readonly Provider[],
  choices: ProviderChoices = {},
): { model: Model; provider: Provider }[] {
  return providers.flatMap((provider) => {
    const { contract = "", dialect, pricesPerSecondMicro = {} } = choices[provider.id] ?? {};
    const others = provider.otherContracts ?? {};
    const models = (Object.hasOwn(others, contract) ? others[contract] : undefined) ?? provider.models;
    return models.map((model) => ({
      model: withPrice(withDialect(model, dialect), pricesPerSecondMicro[model.id]),
      provider,
    }));
  });
}

/**
 * A model as a generation of this version was compiled for it, whatever is chosen today. A version that is not there any more gives
 * the model as its contract has it today, where the version begins with one, else as its provider's default has it; null where there
 * is no such model.
 */
export function modelOfVersion(
  providers: readonly Provider[],
  modelId: ModelId,
  version: string,
): { model: Model; provider: Provider } | null {
  const [ofContract, ofDialect] = version.replace(/^seed-/, "original-").split("+"); // what the original contracts were called once
  for (const provider of providers) {
    const rows = [...provider.models, ...Object.values(provider.otherContracts ?? {}).flat()];
    const sameModel = rows.filter((model) => model.id === modelId);
    const model =
      sameModel.find((row) => row.version === ofContract) ??
      sameModel.find((row) => row.contract !== undefined && ofContract?.startsWith(`${row.contract}-`)) ??
      sameModel[0];
    const dialect = dialectIds.find((id) => id === ofDialect);
    if (model) return { model: withDialect(model, dialect), provider };
  }
  return null;
}

function withDialect(model: Model, id: DialectId | undefined): Model {
  if (!id || !model.dialect || model.dialect.id === id) return model;
  return { ...model, dialect: { id, isDocumented: false }, version: `${model.version}+${id}` };
}

function withPrice(model: Model, pricePerSecondMicro: number | undefined): Model {
  if (pricePerSecondMicro === undefined || model.billing === "free") return model;
  return { ...model, pricePerSecondMicro };
}
