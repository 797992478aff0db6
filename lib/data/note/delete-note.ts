import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { NoteId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Marks a note as deleted, for as long as that can be taken back. A second time changes nothing. Throws "not-found". */
export async function deleteNote(member: Member, id: NoteId): Promise<void> {
  const count = await database().$executeRaw`
    UPDATE note SET deleted_at = COALESCE(deleted_at, now())
    WHERE id = ${id}::uuid AND member_id = ${member.id}::uuid`;
  if (count === 0) throw new AppError("not-found");
}
