import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import {
  dialectSchema,
  type ProviderChoice,
  type ProviderChoices,
} from "#lib/domain/account/provider-choice.ts";
import { type ModelId, providerIdOf } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { DialectId } from "#lib/domain/prompt/dialect.ts";

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
    const choice = (all[providerIdOf(modelId)] ??= {});
    choice.pricesPerSecondMicro ??= {};
    choice.pricesPerSecondMicro[modelId as ModelId] = Number(perSecondMicro); // the column holds nothing else
  }
  return all;
}

/**
 * Says what a second of a model's output costs, in micro-units of USD; null is "unknown" again. Throws "not-allowed" when an
 * owner does not ask.
 */
export async function saveModelPrice(
  member: Member,
  modelId: ModelId,
  perSecondMicro: number | null,
): Promise<void> {
  if (!member.isOwner) throw new AppError("not-allowed");
  if (perSecondMicro === null) {
    await database().modelPrice.deleteMany({ where: { modelId } });
    return;
  }
  const price = { perSecondMicro: BigInt(perSecondMicro), currency: "USD" };
  await database().modelPrice.upsert({ where: { modelId }, create: { modelId, ...price }, update: price });
}

/**
 * Chooses a provider's contract or its dialect for the whole studio; null goes back to the provider's own, what is left out
 * stays. Throws "not-allowed" when an owner does not ask.
 */
export async function saveProviderChoice(
  member: Member,
  providerId: string,
  choice: { contract?: string | null; dialect?: DialectId | null },
): Promise<void> {
  if (!member.isOwner) throw new AppError("not-allowed");
  await database().providerChoice.upsert({
    where: { providerId },
    create: { providerId, ...choice },
    update: choice,
  });
}
