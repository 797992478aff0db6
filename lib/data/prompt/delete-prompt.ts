import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { PromptId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Deletes a draft; the runs made from it keep their snapshots. Throws "not-found". */
export async function deletePrompt(member: Member, id: PromptId): Promise<void> {
  const { count } = await database().prompt.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}
