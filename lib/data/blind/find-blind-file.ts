import { type DerivativeKind, findStoredFile, type StoredFile } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import { placeLetter } from "#lib/domain/blind.ts";
import { formats } from "#lib/domain/format.ts";
import type { AssetId, BlindClipId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { isResult } from "./comparable-results.ts";

/**
 * What is to be served of a clip of a hidden comparison, named by its letter and nothing else: the video itself (where there is
 * one, its copy without words of whoever made it), its comparing copy, poster or waveform. Null when there is no such thing, or
 * it is someone else's.
 */
export async function findBlindFile(
  member: Member,
  blindClipId: BlindClipId,
  part: "video" | "compare" | "poster" | "waveform",
): Promise<StoredFile | null> {
  const clip = await database().blindClip.findFirst({
    where: { id: blindClipId, comparison: { memberId: member.id } },
    select: {
      place: true,
      generation: { select: { assets: { where: isResult, select: { id: true }, take: 1 } } },
    },
  });
  const assetId = clip?.generation.assets[0]?.id as AssetId | undefined; // the column holds nothing else
  if (!clip || !assetId) return null;
  const find = (kind: DerivativeKind | null) => findStoredFile(member, assetId, kind);
  const file = part === "video" ? ((await find("sendable")) ?? (await find(null))) : await find(part);
  if (!file) return null;
  const extension = extensions[file.contentType];
  return { ...file, assetName: placeLetter(clip.place) + (extension ? `.${extension}` : "") };
}

const extensions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(formats).map(({ contentType, extension }) => [contentType, extension])),
  "application/json": "json",
};
