import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { parseSent, type Sent } from "#lib/domain/generation/sent.ts";
import type { GenerationId, ModelId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

type Asked = { modelId: ModelId; modelVersion: string; request: unknown; sent: Sent | null };

/** Which model a member's generation was asked of, in which version, and what it was sent. Throws "not-found". */
export async function getAsked(member: Member, id: GenerationId): Promise<Asked> {
  const row = await database().generation.findFirst({
    where: { id, memberId: member.id },
    select: { modelId: true, modelVersion: true, request: true, sent: true },
  });
  const { modelId, sent, ...asked } = foundOrThrow(row);
  return { ...asked, modelId: modelId as ModelId, sent: parseSent(sent) }; // the column holds nothing else
}
