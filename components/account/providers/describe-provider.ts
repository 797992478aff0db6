import { type Model, modelLabel } from "#lib/domain/limits/model.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { providerMessages } from "./messages.ts";
import type { ProviderFacts } from "./provider-facts.ts";

/** What can be chosen for a provider. */
export function describeProvider(provider: Provider): ProviderFacts {
  const { id, name, canTestKey = false, models, otherContracts = {} } = provider;
  const [first] = models;
  const others = Object.entries(otherContracts).flatMap(([contract, [model]]) =>
    model ? [{ name: contract, ...describeContract(model) }] : [],
  );
  return {
    id,
    name,
    canTest: canTestKey,
    contracts: [{ name: null, ...describeContract(first) }, ...others],
    dialect: first.dialect,
    models: models.map((model) => ({ id: model.id, label: modelLabel(model, provider), name: model.name })),
  };
}

function describeContract({ limits }: Model): { label: string; note: string } {
  const { source, resolution, seed } = limits.settings;
  const { maxTotal } = limits.references;
  const note = [
    resolution.map((value) => settingTable.resolution.write(value)).join(", "),
    maxTotal !== undefined && providerMessages.referencesMax(maxTotal),
    seed === undefined ? providerMessages.noSeed : providerMessages.seed,
  ];
  return {
    label: providerMessages.contractLabel(source.title, source.date),
    note: note.filter(Boolean).join(" · "),
  };
}
