import type { DialectId } from "#lib/domain/dialect.ts";
import type { Model } from "#lib/domain/model.ts";
import type { Provider } from "./contract.ts";

/** What settings choose for one provider: one of its dated contracts, another way of writing tokens. */
export type ProviderChoice = { contract?: string; dialect?: DialectId };
export type ProviderChoices = Readonly<Partial<Record<string, ProviderChoice>>>;

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
    const { contract = "", dialect } = choices[provider.id] ?? {};
    const others = provider.otherContracts ?? {};
    const models = (Object.hasOwn(others, contract) ? others[contract] : undefined) ?? provider.models;
    return models.map((model) => ({ model: withDialect(model, dialect), provider }));
  });
}

function withDialect(model: Model, id: DialectId | undefined): Model {
  if (!id || !model.dialect || model.dialect.id === id) return model;
  return { ...model, dialect: { id, isDocumented: false }, version: `${model.version}+${id}` };
}
