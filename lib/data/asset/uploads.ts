import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { type NewDerivative, recordMeasuredIn } from "#lib/data/blob/measuring.ts";
import { lockBlob } from "#lib/data/blob/release-blob.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { type Blob as BlobRow, Prisma } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { AssetId, BlobId, MemberId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { undoMinutes } from "#lib/domain/history/history.ts";
import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import { presentOf } from "#lib/domain/media/derivative.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { toAsset } from "./assets.ts";
import { withCopies } from "./stored-files.ts";

/** Bytes that stand in storage. `location` "uploadthing" goes with the `remoteKey` under which they stand there. */
export type StoredBytes = {
  format: Format;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  location: "disk" | "uploadthing";
  remoteKey?: string;
};

/**
 * Makes an asset of bytes that have just been stored. The same bytes of the same member share a blob. A blob that is
 * new is measured by a job of the same transaction.
 */
export async function registerUpload(member: Member, upload: StoredBytes & { name: string }): Promise<Asset> {
  return database().$transaction(async (transaction) => {
    const blob = await findOrCreateBlob(transaction, member.id, upload);
    const row = await transaction.asset.create({
      data: {
        id: createId<AssetId>(),
        memberId: member.id,
        blobId: blob.id,
        name: upload.name,
        kind: formats[upload.format].kind,
      },
    });
    return toAsset({ ...row, blob });
  });
}

/**
 * Gives a member the asset of bytes that have just been stored and that were read before: the one that they have already, whatever its
 * name, or a new one, which can be used at once.
 */
export async function registerMeasured(
  member: Member,
  upload: StoredBytes & { name: string },
  reading: { measured: Measured; derivatives: readonly NewDerivative[] },
): Promise<Asset> {
  return database().$transaction(async (transaction) => {
    const { id } = await findOrCreateBlob(transaction, member.id, upload);
    const blobId = id as BlobId; // the column holds nothing else
    await recordMeasuredIn(transaction, blobId, reading);
    const own = { memberId: member.id, blobId, generationId: null };
    const row =
      (await transaction.asset.findFirst({ where: { ...own, deletedAt: null }, orderBy: { id: "desc" } })) ??
      (await transaction.asset.create({
        data: { ...own, id: createId<AssetId>(), name: upload.name, kind: formats[upload.format].kind },
      }));
    const blob = await transaction.blob.findUniqueOrThrow({ where: { id }, include: withCopies });
    return toAsset({ ...row, blob });
  });
}

/**
 * The member's blob of these bytes, made and given to measuring when there is none, or when its bytes were gone or could
 * not be read. Nobody removes its bytes until the transaction ends. For this layer's own use.
 */
export async function findOrCreateBlob(
  transaction: Transaction,
  memberId: MemberId,
  bytes: StoredBytes,
): Promise<BlobRow> {
  for (;;) {
    const id = createId<BlobId>();
    await transaction.blob.createMany({
      data: {
        id,
        memberId,
        sha256: bytes.sha256,
        cleanedBy: presentOf("sendable").version,
        sizeBytes: bytes.sizeBytes,
        format: bytes.format,
        location: bytes.location,
        remoteKey: bytes.remoteKey,
      },
      skipDuplicates: true,
    });
    const where = { memberId_sha256: { memberId, sha256: bytes.sha256 } };
    const found = await transaction.blob.findUnique({ where, select: { id: true } });
    // One that was there may be on its way out: then its place is free for a new one.
    if (!found || !(await lockBlob(transaction, found.id))) continue;
    if (found.id !== id) return revive(transaction, found.id as BlobId, bytes); // the column holds nothing else
    await enqueue(transaction, "measure", { blobId: id });
    return transaction.blob.findUniqueOrThrow({ where });
  }
}

/** A blob that has been there before, measured anew where what was known of it does not hold any more. */
async function revive(transaction: Transaction, blobId: BlobId, bytes: StoredBytes): Promise<BlobRow> {
  const { count } = await transaction.blob.updateMany({
    where: { id: blobId, state: { in: ["gone", "unreadable"] } },
    data: {
      state: "measuring",
      trouble: null,
      measured: {},
      format: bytes.format,
      location: bytes.location,
      remoteKey: bytes.remoteKey ?? null,
    },
  });
  if (count > 0) await enqueue(transaction, "measure", { blobId });
  return transaction.blob.findUniqueOrThrow({ where: { id: blobId } });
}

/** A draft that was just begun is saved a moment after its upload, and one that was deleted may be taken back. */
const youngHours = 24;

/**
 * The ids of a member's uploads, and of what edits made of files, of which no draft and no run speaks, as a subquery. What something
 * that is spoken of was made of is not among them, nor is what something is just being made of.
 */
function unusedOf(memberId: MemberId): Prisma.Sql {
  const mine = Prisma.sql`member_id = ${memberId}::uuid`;
  const young = Prisma.sql`now() - ${youngHours} * interval '1 hour'`;
  return Prisma.sql`
    WITH RECURSIVE used AS (
      SELECT id, parent_id FROM asset WHERE ${mine} AND id::text IN (
        SELECT jsonb_path_query(document, '$.references[*].assetId') #>> '{}' FROM prompt
          WHERE ${mine} AND (deleted_at IS NULL OR deleted_at > ${young})
        UNION ALL SELECT jsonb_path_query(document, '$.removed[*].assetId') #>> '{}' FROM prompt
          WHERE ${mine} AND (deleted_at IS NULL OR deleted_at > ${young})
        UNION ALL SELECT jsonb_path_query(snapshot, '$.prompt.references[*].assetId') #>> '{}' FROM run WHERE ${mine}
        UNION ALL SELECT parent_id::text FROM conversion WHERE ${mine} AND state IN ('waiting', 'making'))
      UNION SELECT p.id, p.parent_id FROM used JOIN asset p ON p.id = used.parent_id)
    SELECT id FROM asset
    WHERE ${mine} AND generation_id IS NULL AND deleted_at IS NULL AND created_at < ${young}
      AND id NOT IN (SELECT id FROM used)`;
}

/**
 * How many of a member's uploads, with what edits made of files, no draft and no run speaks of, and the bytes that would go with them.
 * What is younger than a day is not counted.
 */
export async function countUnusedUploads(member: Member): Promise<{ count: number; sizeBytes: number }> {
  const [row] = await database().$queryRaw<{ count: number; sizeBytes: bigint }[]>`
    WITH unused AS (SELECT id, blob_id FROM asset WHERE id IN (${unusedOf(member.id)}))
    SELECT (SELECT count(*) FROM unused)::int AS count, COALESCE(sum(b.size_bytes), 0)::bigint AS "sizeBytes"
    FROM blob b WHERE b.id IN (SELECT blob_id FROM unused) AND NOT EXISTS (
      SELECT 1 FROM asset a WHERE a.blob_id = b.id AND a.deleted_at IS NULL AND a.id NOT IN (SELECT id FROM unused))`;
  const { count, sizeBytes } = foundOrThrow(row); // a sum always has a row
  return { count, sizeBytes: Number(sizeBytes) };
}

/** Deletes them, all at one moment, by which `restoreUploads` takes it back. Their bytes go after ten minutes. */
export async function deleteUnusedUploads(member: Member): Promise<{ count: number; deletedAt: string }> {
  const deletedAt = new Date().toISOString();
  const count = await database().$executeRaw`
    UPDATE asset SET deleted_at = ${deletedAt}::timestamptz WHERE id IN (${unusedOf(member.id)})`;
  return { count, deletedAt };
}

/** Takes a deletion back, for as long as the bytes are there for certain. Throws "not-found" where there is nothing to take back. */
export async function restoreUploads(member: Member, deletedAt: string): Promise<void> {
  if (Date.now() - Date.parse(deletedAt) > undoMinutes * 60_000) throw new AppError("not-found");
  const { count } = await database().asset.updateMany({
    where: { memberId: member.id, generationId: null, deletedAt, blob: { state: { not: "gone" } } },
    data: { deletedAt: null },
  });
  foundOrThrow(count || null);
}
