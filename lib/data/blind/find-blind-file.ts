import { bytesForOthers, extensionOf, servedBytes, type StoredFile } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import { type BlindPart, placeLetter } from "#lib/domain/judgement/blind.ts";
import type { BlindClipId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { isResult } from "./comparisons.ts";

/**
 * What is to be served of a clip of a hidden comparison, named by its letter and nothing else: the video itself (where there is
 * one, its copy without words of whoever made it; its comparing copy where browsers can't play that), its comparing copy, poster or
 * waveform. Null when there is no such thing, or
 * it is someone else's.
 */
export async function findBlindFile(
  member: Member,
  blindClipId: BlindClipId,
  part: BlindPart,
): Promise<StoredFile | null> {
  const clip = await database().blindClip.findFirst({
    where: { id: blindClipId, comparison: { memberId: member.id } },
    select: { place: true, generation: { select: { assets: resultOf(member) } } },
  });
  const blob = clip?.generation.assets[0]?.blob;
  const bytes = blob && (part === "video" ? bytesForOthers(blob) : servedBytes(blob, part));
  return bytes ? { ...bytes, assetName: placeLetter(clip.place) + extensionOf(bytes) } : null;
}

const resultOf = ({ id }: Member) => ({
  where: { ...isResult, memberId: id, blob: { state: { not: "gone" } } },
  select: { blob: { include: { derivatives: true } } },
  take: 1,
});
