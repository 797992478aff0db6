import { foundOrThrow } from "#lib/data/app-error.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { findVouchedMember } from "#lib/session/find-member.ts";
import type { FinishedUpload } from "#lib/storage/finished-upload.ts";

/** Makes an asset of an upload whose owner its signed address names. Throws "not-found" when they have been removed meanwhile. */
export async function registerFinishedUpload({
  memberId,
  ...upload
}: FinishedUpload): Promise<{ assetId: AssetId }> {
  const member = foundOrThrow(await findVouchedMember(memberId));
  return { assetId: (await registerUpload(member, upload)).id };
}
