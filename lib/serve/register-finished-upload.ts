import { registerUpload } from "#lib/data/asset/uploads.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { findVouchedMember } from "#lib/session/find-member.ts";
import type { FinishedUpload } from "#lib/storage/finished-upload.ts";
import { Refusal } from "#lib/storage/ingest/answer.ts";

/** Makes an asset of an upload whose owner its signed address names. Throws the `Refusal` "not-found" when they have been removed meanwhile. */
export async function registerFinishedUpload({
  memberId,
  ...upload
}: FinishedUpload): Promise<{ assetId: AssetId }> {
  const member = await findVouchedMember(memberId);
  if (!member) throw new Refusal("not-found");
  return { assetId: (await registerUpload(member, upload)).id };
}
