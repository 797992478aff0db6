import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { PromptId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Takes the deletion of a draft back. Throws "not-found". */
export async function restorePrompt(member: Member, id: PromptId): Promise<void> {
  const { count } = await database().prompt.updateMany({
    where: { id, memberId: member.id },
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("not-found");
}
