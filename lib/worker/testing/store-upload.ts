import { writeFile } from "node:fs/promises";
import { findAssets } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { database } from "#lib/data/database.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { readConfig } from "#lib/config.ts";
import { measure } from "#lib/worker/derivatives.ts";

/** An upload of these bytes, as the ingest leaves it: stored, registered, not yet measured. */
export async function storeUpload(
  member: Member,
  bytes: Uint8Array,
  name: string,
  format: Format,
): Promise<Asset> {
  await ensureIncomingFolder();
  const fromPath = temporaryPath(readConfig().dataDir);
  await writeFile(fromPath, bytes);
  const stored = await storeFile({ memberId: member.id, fromPath });
  return registerUpload(member, { ...stored, name, format, location: "disk" });
}

/** The same, once it is measured. */
export async function storeMeasured(
  member: Member,
  bytes: Uint8Array,
  name: string,
  format: Format,
): Promise<{ asset: Asset; blobId: BlobId }> {
  const { id } = await storeUpload(member, bytes, name, format);
  const row = await database().asset.findUniqueOrThrow({ where: { id } });
  const blobId = row.blobId as BlobId; // the column holds nothing else
  await measure({ worker: mintWorker(), config: readConfig() }, blobId);
  const [asset] = await findAssets(member, [id]);
  return { asset: asset!, blobId }; // it was just stored
}
