import { writeFile } from "node:fs/promises";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { readConfig } from "#lib/config.ts";

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
