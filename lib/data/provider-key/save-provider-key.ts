import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Member } from "#lib/domain/scope.ts";

/**
 * Keeps a sealed key in the place of the one that stood there: the member's own, or with `isStudioWide` the studio's,
 * which only an owner may set (throws "not-allowed"). Answers with the new key's id.
 */
export async function saveProviderKey(
  member: Member,
  key: { providerId: string; sealed: Uint8Array<ArrayBuffer>; lastFour: string; isStudioWide: boolean },
): Promise<string> {
  if (key.isStudioWide && !member.isOwner) throw new AppError("not-allowed");
  const { providerId, sealed, lastFour } = key;
  const memberId = key.isStudioWide ? null : member.id;
  const id = createId<string>();
  await database().$transaction([
    database().providerKey.updateMany({
      where: { providerId, memberId, source: "saved", removedAt: null },
      data: { removedAt: new Date() },
    }),
    database().providerKey.create({ data: { id, providerId, memberId, source: "saved", sealed, lastFour } }),
  ]);
  return id;
}
