import { findAssets } from "#lib/data/asset/assets.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { askConversion } from "#lib/data/conversion/conversions.ts";
import { database } from "#lib/data/database.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import type { Conversion } from "#lib/domain/media/conversion.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Format } from "#lib/domain/media/format.ts";

export const toJpeg: Edit = { version: 1, format: "jpeg" };

let count = 0;
/** The hash of bytes that nobody else has. */
export const nextHash = (): string => (count += 1).toString(16).padStart(64, "0");

/** An upload that has been read. */
export async function storeRead(
  member: Member,
  name = "hero.heic",
  { sha256 = nextHash(), format = "heic" as Format, measured = {} as Measured } = {},
): Promise<Asset> {
  const bytes = { format, sizeBytes: 10, sha256, location: "disk" } as const;
  const { id } = await registerUpload(member, { ...bytes, name });
  const where = { memberId_sha256: { memberId: member.id, sha256 } };
  await database().blob.update({ where, data: { state: "ready", measured } });
  const [asset] = await findAssets(member, [id]);
  return asset!; // it was just stored
}

/** What was asked for of a member's file, and not refused. */
export async function ask(member: Member, { id }: { id: AssetId }, edit = toJpeg): Promise<Conversion> {
  const asked = await askConversion(member, { assetId: id, edit });
  if (typeof asked === "string") throw new Error(asked);
  return asked;
}

/** How many jobs there are to make it. */
export async function jobsOf({ id }: Conversion): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'convert' AND singleton_key = ${id}`;
  return row!.count; // a count always has a row
}

/** A JPEG that stands in its place. */
export const put = (sha256 = nextHash()) => ({
  bytes: { format: "jpeg", sizeBytes: 5, sha256, location: "disk" } as const,
  measured: { widthPx: 4, heightPx: 3 },
  derivatives: [],
});
