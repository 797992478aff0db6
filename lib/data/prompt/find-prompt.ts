import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { PromptId } from "#lib/domain/id.ts";
import { type Prompt, parsePrompt } from "#lib/domain/prompt.ts";
import type { Member } from "#lib/domain/scope.ts";

/** A member's draft with its version, or null when there is none (or it is deleted, or someone else's). */
export async function findPrompt(
  member: Member,
  id: PromptId,
): Promise<{ id: PromptId; document: Prompt; version: number; updatedAt: Date } | null> {
  const row = await database().prompt.findFirst({ where: { id, memberId: member.id, deletedAt: null } });
  return (
    row && {
      id,
      document: documentOf(parsePrompt(row.document)),
      version: row.version,
      updatedAt: row.updatedAt,
    }
  );
}
