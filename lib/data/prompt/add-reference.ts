import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { PromptId } from "#lib/domain/id.ts";
import { type Prompt, parsePrompt, referencesMax } from "#lib/domain/prompt.ts";
import type { Reference } from "#lib/domain/reference.ts";
import type { Member } from "#lib/domain/scope.ts";

export type AddedReference =
  /** The draft as it is now; `version` is one more than before, unless the reference was there already. */
  { ok: true; document: Prompt; version: number } | { ok: false; reason: "full" };

/**
 * Puts a reference at the end of a draft's list, whatever its version, and changes nothing else of it. The same reference a second
 * time changes nothing. Throws "not-found".
 */
export async function addReference(
  member: Member,
  promptId: PromptId,
  reference: Reference,
): Promise<AddedReference> {
  return database().$transaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<{ document: unknown; version: number }[]>`
      SELECT document, version FROM prompt
      WHERE id = ${promptId}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL FOR UPDATE`;
    const { document: kept, version } = foundOrThrow(row ?? null);
    const document = documentOf(parsePrompt(kept));
    if (document.references.some(({ id }) => id === reference.id)) return { ok: true, document, version };
    if (document.references.length >= referencesMax) return { ok: false, reason: "full" };
    const next = { ...document, references: [...document.references, reference] };
    await transaction.prompt.update({
      where: { id: promptId },
      data: { document: next, version: { increment: 1 }, updatedAt: new Date() },
    });
    return { ok: true, document: next, version: version + 1 };
  });
}
