import { AppError } from "./app-error.ts";
import { database } from "./database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GalleryId, NoteId, PromptId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/** What a member deletes by a mark that can be taken away again, by its table, with the ids that name it. */
type Deletable = { prompt: PromptId; note: NoteId; gallery: GalleryId };

/**
 * Deletes something of the member's own by the database's clock, for as long as that can be taken back: runs keep the snapshots of a
 * draft that goes, and the link of a gallery ends with the next request. A second time changes nothing. Throws "not-found".
 */
export async function deleteOwn<Table extends keyof Deletable>(
  member: Member,
  table: Table,
  id: Deletable[Table],
): Promise<void> {
  await mark(member, table, id, Prisma.sql`COALESCE(deleted_at, now())`);
}

/** Takes the deletion of something of the member's own back; a gallery has its link as it was. Throws "not-found". */
export async function restoreOwn<Table extends keyof Deletable>(
  member: Member,
  table: Table,
  id: Deletable[Table],
): Promise<void> {
  await mark(member, table, id, Prisma.sql`NULL`);
}

async function mark(
  member: Member,
  table: keyof Deletable,
  id: Deletable[keyof Deletable],
  deletedAt: Prisma.Sql,
): Promise<void> {
  const count = await database().$executeRaw`
    UPDATE ${Prisma.raw(table)} SET deleted_at = ${deletedAt}
    WHERE id = ${id}::uuid AND member_id = ${member.id}::uuid`;
  if (count === 0) throw new AppError("not-found");
}
