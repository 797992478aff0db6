import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { GenerationId, ModelId } from "#lib/domain/id.ts";
import { type Prompt, parsePrompt } from "#lib/domain/prompt.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Which model a member's generation was asked of, in which version, and with which prompt. Throws "not-found". */
export async function getAsked(
  member: Member,
  id: GenerationId,
): Promise<{ modelId: ModelId; modelVersion: string; prompt: Prompt }> {
  const [row] = await database().$queryRaw<{ modelId: ModelId; modelVersion: string; prompt: unknown }[]>`
    SELECT g.model_id AS "modelId", g.model_version AS "modelVersion", r.snapshot -> 'prompt' AS prompt
    FROM generation g JOIN run r ON r.id = g.run_id
    WHERE g.id = ${id}::uuid AND g.member_id = ${member.id}::uuid`;
  if (!row) throw new AppError("not-found");
  return { ...row, prompt: documentOf(parsePrompt(row.prompt)) };
}
