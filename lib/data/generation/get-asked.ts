import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GenerationId, ModelId } from "#lib/domain/id.ts";
import { type Prompt, promptSchema } from "#lib/domain/prompt.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Which model a member's generation was asked of, and with which prompt. Throws "not-found". */
export async function getAsked(
  member: Member,
  id: GenerationId,
): Promise<{ modelId: ModelId; prompt: Prompt }> {
  const [row] = await database().$queryRaw<{ modelId: ModelId; prompt: unknown }[]>`
    SELECT g.model_id AS "modelId", r.snapshot -> 'prompt' AS prompt
    FROM generation g JOIN run r ON r.id = g.run_id
    WHERE g.id = ${id}::uuid AND g.member_id = ${member.id}::uuid`;
  if (!row) throw new AppError("not-found");
  return { modelId: row.modelId, prompt: promptSchema.parse(row.prompt) };
}
