import { lockBlob } from "#lib/data/blob/release-blob.ts";
import { createId } from "#lib/data/create-id.ts";
import type { Transaction } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import { parseEdit } from "#lib/domain/media/edit.ts";
import { editedName } from "#lib/domain/media/file-names.ts";
import { formats, kindSchema } from "#lib/domain/media/format.ts";

/** A conversion's row, with that of its parent. */
export type OfParent = {
  memberId: string;
  edit: Prisma.JsonValue;
  parent: { id: string; name: string; kind: string; blob: { sha256: string } };
};

/**
 * What a member has that was made of the same bytes by the same edit, as an asset of this parent: its own, also where it was deleted
 * and its bytes are still here, or one more name for what was made of the bytes under another. Null where there is none. For this
 * folder's own use; the parent's blob is locked.
 */
export async function findMadeAlready(
  transaction: Transaction,
  of: OfParent,
): Promise<{ id: string } | null> {
  const rows = await transaction.asset.findMany({
    where: { ...madeOf(of), blob: { state: { in: ["measuring", "ready"] } } },
    orderBy: { id: "desc" },
    include: { blob: true },
  });
  // Its own before others', and what is there before what was deleted.
  const rank = (row: (typeof rows)[number]) =>
    (row.parentId === of.parent.id ? 0 : 2) + (row.deletedAt === null ? 0 : 1);
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    // Deleted bytes may be on their way out.
    if (!(await lockBlob(transaction, row.blobId))) continue;
    const isHere = { id: row.id, blob: { state: { in: ["measuring", "ready"] } } };
    if ((await transaction.asset.count({ where: isHere })) === 0) continue;
    return nameMade(transaction, of, row.blobId);
  }
  return null;
}

/**
 * Bytes that an edit has made as the asset of its parent: the one that there was, with its id, so that whatever speaks of it has its
 * file again; or a new one. For this folder's own use; the blob is locked.
 */
export async function nameMade(
  transaction: Transaction,
  of: OfParent,
  blobId: string,
): Promise<{ id: string }> {
  const { parent, memberId } = of;
  const before = await transaction.asset.findFirst({
    where: { ...madeOf(of), parentId: parent.id },
    orderBy: { id: "desc" },
  });
  if (before) {
    await transaction.asset.update({ where: { id: before.id }, data: { blobId, deletedAt: null } });
    // A row without bytes of which nothing speaks any more.
    if (before.blobId !== blobId)
      await transaction.blob.deleteMany({
        where: { id: before.blobId, state: { in: ["gone", "unreadable"] }, assets: { none: {} } },
      });
    return before;
  }
  const edit = documentOf(parseEdit(of.edit));
  return transaction.asset.create({
    data: {
      id: createId<AssetId>(),
      memberId,
      blobId,
      name: editedName(parent.name, kindSchema.parse(parent.kind), edit),
      kind: formats[edit.format].kind,
      parentId: parent.id,
      parentSha256: parent.blob.sha256,
      edit,
    },
  });
}

/** Ends a conversion with what was made. For this folder's own use. */
export async function endWithMade(
  transaction: Transaction,
  conversionId: string,
  assetId: string,
): Promise<void> {
  await transaction.conversion.update({
    where: { id: conversionId },
    data: { state: "done", progress: 1, trouble: null, assetId },
  });
}

const madeOf = ({ memberId, edit, parent }: OfParent) => ({
  memberId,
  parentSha256: parent.blob.sha256,
  edit: { equals: edit ?? {} },
});
