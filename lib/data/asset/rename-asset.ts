import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { AssetId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Gives an asset another name, of 1 to 255 characters. Throws "not-found". */
export async function renameAsset(member: Member, id: AssetId, name: string): Promise<void> {
  const { count } = await database().asset.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { name },
  });
  if (count === 0) throw new AppError("not-found");
}
