import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { ModelId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

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
