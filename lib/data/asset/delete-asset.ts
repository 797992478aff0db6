import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { AssetId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Marks an asset as deleted. Its name, kind and hash stay for the runs that used it. Throws "not-found". */
export async function deleteAsset(member: Member, id: AssetId): Promise<void> {
  const { count } = await database().asset.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}
