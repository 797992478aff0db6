import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { PromptId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import type { Member } from "#lib/domain/scope.ts";

/**
 * Makes a draft under an id that the page has chosen, so that a repeated first save makes one draft. Its version is 1.
 * Throws "not-found" when the id belongs to someone else.
 */
export async function createPrompt(
  member: Member,
  prompt: { id: PromptId; document: Prompt },
): Promise<{ version: number }> {
  await database().prompt.createMany({
    data: { id: prompt.id, memberId: member.id, document: prompt.document },
    skipDuplicates: true,
  });
  const row = await database().prompt.findFirst({
    where: { id: prompt.id, memberId: member.id, deletedAt: null },
    select: { version: true },
  });
  if (!row) throw new AppError("not-found");
  return row;
}
