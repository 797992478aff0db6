import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Remembers how far a clip's beginning lies after the common zero, in milliseconds; it may lie before. Throws "not-found". */
export async function saveOffset(member: Member, id: GenerationId, offsetMs: number): Promise<void> {
  const { count } = await database().generation.updateMany({
    where: { id, memberId: member.id },
    data: { offsetMs },
  });
  if (count === 0) throw new AppError("not-found");
}
