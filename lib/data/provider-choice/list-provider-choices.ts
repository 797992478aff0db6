import { database } from "#lib/data/database.ts";
import type { ModelId } from "#lib/domain/id.ts";
import { dialectSchema, type ProviderChoice, type ProviderChoices } from "#lib/domain/provider-choice.ts";
import type { Member } from "#lib/domain/scope.ts";

/**
 * What the owner chose, by the provider's id: the same for every member. A provider without any choice is absent; a dialect
 * that is not known (any more) is as if nobody had chosen it.
 */
export async function listProviderChoices(_member: Member): Promise<ProviderChoices> {
  const [choices, prices] = await Promise.all([
    database().providerChoice.findMany(),
    database().modelPrice.findMany({ where: { currency: "USD" } }),
  ]);
  const all: Record<string, ProviderChoice> = {};
  for (const { providerId, contract, dialect } of choices) {
    const known = dialectSchema.safeParse(dialect).data;
    all[providerId] = { ...(contract !== null && { contract }), ...(known && { dialect: known }) };
  }
  for (const { modelId, perSecondMicro } of prices) {
    const choice = (all[modelId.split("/")[0]!] ??= {}); // a model's id is `provider/name`
    choice.pricesPerSecondMicro ??= {};
    choice.pricesPerSecondMicro[modelId as ModelId] = Number(perSecondMicro); // the column holds nothing else
  }
  return all;
}
