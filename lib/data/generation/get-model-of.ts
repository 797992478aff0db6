import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GenerationId, ModelId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Which model a member's generation was asked of. Throws "not-found". */
export async function getModelOf(member: Member, id: GenerationId): Promise<ModelId> {
  const row = await database().generation.findFirst({
    where: { id, memberId: member.id },
    select: { modelId: true },
  });
  if (!row) throw new AppError("not-found");
  return row.modelId as ModelId; // the column holds nothing else
}
