import { AppError } from "#lib/data/app-error.ts";
import { writeFact } from "#lib/data/studio-fact.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Closes the studio-wide keys to members, or opens them again. Throws "not-allowed" when an owner does not ask. */
export async function closeStudioKeys(member: Member, areClosed: boolean): Promise<void> {
  if (!member.isOwner) throw new AppError("not-allowed");
  await writeFact("studio-keys-closed", areClosed);
}
