import { foundOrThrow } from "#lib/data/app-error.ts";
import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { toAsset } from "#lib/data/asset/to-asset.ts";
import { database } from "#lib/data/database.ts";
import type { Asset } from "#lib/domain/asset.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** A generation's video with the place of its bytes, and the last frame that its provider gave with it, where one did. */
export type Result = { video: Asset; blob: StoredBlob; lastFrame: Asset | null };

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
    include: { blob: { include: { derivatives: { where: { kind: "sendable" } } } } },
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
