import { foundOrThrow } from "#lib/data/app-error.ts";
import { toAsset } from "#lib/data/asset/assets.ts";
import { type StoredBlob, toStoredBlob, withCopies } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import type { GenerationId, ModelId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { parseSent, type Sent } from "#lib/domain/generation/sent.ts";
import type { Asset } from "#lib/domain/media/asset.ts";

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

/** A generation's video with the place of its bytes, and the last frame that its provider gave with it, where one did. */
type Result = { video: Asset; blob: StoredBlob; lastFrame: Asset | null };

/** The result of a member's generation. Throws "not-found" where it has none, it was deleted, or it is someone else's. */
export async function getResult(member: Member, generationId: GenerationId): Promise<Result> {
  const rows = await database().asset.findMany({
    where: {
      memberId: member.id,
      generationId,
      deletedAt: null,
      outputRole: { in: ["result", "last-frame"] },
      generation: { deletedAt: null },
      blob: { state: { not: "gone" } },
    },
    include: { blob: { include: withCopies } },
    orderBy: { id: "asc" },
  });
  const result = foundOrThrow(rows.find(({ outputRole }) => outputRole === "result") ?? null);
  const frame = rows.find(({ outputRole, kind }) => outputRole === "last-frame" && kind === "image");
  return {
    video: toAsset(result),
    blob: toStoredBlob(result.blob),
    lastFrame: frame && frame.blob.state !== "unreadable" ? toAsset(frame) : null,
  };
}
