import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { DialectId } from "#lib/domain/dialect.ts";
import type { Member } from "#lib/domain/scope.ts";

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
