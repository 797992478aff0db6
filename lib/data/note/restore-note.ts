import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { NoteId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Takes the deletion of a note back. Throws "not-found". */
export async function restoreNote(member: Member, id: NoteId): Promise<void> {
  const { count } = await database().note.updateMany({
    where: { id, memberId: member.id },
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("not-found");
}
