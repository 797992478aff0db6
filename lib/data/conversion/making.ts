import { toStoredBlob, type StoredBlob } from "#lib/data/asset/stored-files.ts";
import { findOrCreateBlob, type StoredBytes } from "#lib/data/asset/uploads.ts";
import { type NewDerivative, recordMeasuredIn } from "#lib/data/blob/measuring.ts";
import { lockBlob } from "#lib/data/blob/release-blob.ts";
import { database, isAlone, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { BlobId, ConversionId, MemberId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { type Measured, measuredSchema } from "#lib/domain/media/asset.ts";
import type { ConversionTrouble } from "#lib/domain/media/conversion.ts";
import { type Edit, parseEdit } from "#lib/domain/media/edit.ts";
import { type Kind, kindSchema } from "#lib/domain/media/format.ts";
import { endWithMade, findMadeAlready, nameMade } from "./made-already.ts";

/** A conversion that this worker makes. It writes by `begun`, which is another number once it is another worker's. */
export type Making = {
  id: ConversionId;
  begun: number;
  edit: Edit;
  parent: { kind: Kind; measured: Measured; blob: StoredBlob };
};

/** A worker that was not heard of for so long is taken for dead. */
const heardWithin = Prisma.sql`interval '5 seconds'`;
/** When a conversion is looked at again whose like another worker is just making. */
const againMs = 1000;

/**
 * Takes up a conversion that waits, or whose worker is dead. Null where there is nothing to make: it has ended, another worker makes it,
 * the same is being made of these bytes under another name, or was made already and is its end.
 */
export async function beginConversion(_worker: Worker, id: ConversionId): Promise<Making | null> {
  return database().$transaction(async (transaction) => {
    const found = await findWithParent(transaction, id);
    if (!found || !(await lockBlob(transaction, found.parent.blobId))) return null;
    const [begun] = await transaction.$queryRaw<{ begun: number }[]>`
      UPDATE conversion SET state = 'making', begun = begun + 1, progress = 0, heard_at = now()
      WHERE id = ${id}::uuid
        AND (state = 'waiting' OR (state = 'making' AND heard_at < now() - ${heardWithin}))
      RETURNING begun`;
    if (!begun) return null;
    const row = await findWithParent(transaction, id); // as it is under the lock
    if (!row) return null;
    const { parent } = row;
    const edit = parseEdit(row.edit);
    if (edit.state !== "read" || parent.deletedAt || parent.blob.state !== "ready") {
      const trouble = edit.state === "read" ? "missing" : "internal";
      await transaction.conversion.update({ where: { id }, data: { state: "failed", trouble } });
      return null;
    }
    const made = await findMadeAlready(transaction, row);
    if (made) {
      await endWithMade(transaction, id, made.id);
      return null;
    }
    const [like] = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM conversion c JOIN asset a ON a.id = c.parent_id
      WHERE a.blob_id = ${parent.blobId}::uuid AND c.edit_hash = ${row.editHash} AND c.id <> ${id}::uuid
        AND c.state = 'making' AND c.heard_at >= now() - ${heardWithin}`;
    if (like) {
      await waitAgain(transaction, id, againMs);
      return null;
    }
    return {
      id,
      begun: begun.begun,
      edit: documentOf(edit),
      parent: {
        kind: kindSchema.parse(parent.kind),
        measured: measuredSchema.parse(parent.blob.measured),
        blob: toStoredBlob(parent.blob),
      },
    };
  });
}

/** Of a conversion that is still this worker's, and wanted: it was not canceled, and its file was not deleted. */
const isWanted = ({ id, begun }: Pick<Making, "id" | "begun">) => Prisma.sql`
  c.id = ${id}::uuid AND c.begun = ${begun} AND c.state = 'making'
  AND EXISTS (SELECT 1 FROM asset a WHERE a.id = c.parent_id AND a.deleted_at IS NULL)`;

/** Whether it is still to be made. Cheap: it is asked several times a second. */
export async function isConversionWanted(
  _worker: Worker,
  making: Pick<Making, "id" | "begun">,
): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`SELECT 1 FROM conversion c WHERE ${isWanted(making)}`;
  return rows.length > 0;
}

/** Writes how far it is, from 0 to 1, and that its worker lives. False where it is not to be made any more. */
export async function recordConversionProgress(
  _worker: Worker,
  making: Pick<Making, "id" | "begun">,
  progress: number,
): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    UPDATE conversion c SET progress = ${progress}, heard_at = now() WHERE ${isWanted(making)} RETURNING c.id`;
  return rows.length > 0;
}

/** What was made, once `put` has brought its bytes and those of its derivatives to their places. */
type MadeFile = { bytes: StoredBytes; measured: Measured; derivatives: readonly NewDerivative[] };

/**
 * Makes an asset of what was made, ready to be used, and ends the conversion with it, all in one transaction. `put` is called within it,
 * once it is certain that the conversion is still wanted: so that nothing is left where it was canceled. False: it was, and nothing has
 * changed. Throws what `put` throws.
 */
export async function finishConversion(
  _worker: Worker,
  making: Making,
  put: () => Promise<MadeFile>,
): Promise<boolean> {
  return database().$transaction(
    async (transaction) => {
      // In the order in which everybody locks these: first the file, then what is made of it.
      if (!(await lockBlob(transaction, making.parent.blob.id))) return false;
      const [wanted] = await transaction.$queryRaw<unknown[]>`
        SELECT 1 FROM conversion c WHERE ${isWanted(making)} FOR UPDATE`;
      const row = wanted ? await findWithParent(transaction, making.id) : null;
      if (!row) return false;
      const { bytes, measured, derivatives } = await put();
      const memberId = row.memberId as MemberId; // the column holds nothing else
      const blob = await findOrCreateBlob(transaction, memberId, bytes);
      await recordMeasuredIn(transaction, blob.id as BlobId, { measured, derivatives }); // as above
      await endWithMade(transaction, making.id, (await nameMade(transaction, row, blob.id)).id);
      return true;
    },
    { timeout: 60_000 },
  );
}

/** Ends it without anything. What was canceled meanwhile stays so. */
export async function failConversion(
  _worker: Worker,
  { id, begun }: Pick<Making, "id" | "begun">,
  trouble: ConversionTrouble,
): Promise<void> {
  await database().conversion.updateMany({
    where: { id, begun, state: "making" },
    data: { state: "failed", trouble },
  });
}

/** Puts it down for the next worker, which begins it again. */
export async function putBackConversion(
  _worker: Worker,
  { id, begun }: Pick<Making, "id" | "begun">,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    const isOurs = { id, begun, state: "making" };
    if ((await transaction.conversion.count({ where: isOurs })) > 0) await waitAgain(transaction, id, 0);
  });
}

/** Enqueues what waits, or whose worker is dead, and has no job, of each member's the earliest first. One sweep at a time over all workers. Gives how many. */
export async function sweepConversions(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    if (!(await isAlone(transaction, "triptych conversion sweep"))) return 0;
    const rows = await transaction.$queryRaw<{ id: ConversionId; others: number }[]>`
      SELECT c.id, c.others FROM (
        SELECT *, row_number() OVER (PARTITION BY member_id ORDER BY asked_at, id)::int - 1 AS others
        FROM conversion WHERE state IN ('waiting', 'making')) c
      WHERE (c.state = 'waiting' OR (c.state = 'making' AND c.heard_at < now() - ${heardWithin}))
        AND NOT EXISTS (SELECT 1 ${liveJobs(["convert"])} AND j.singleton_key = c.id::text)
      ORDER BY c.others, c.id LIMIT 1000`;
    for (const { id, others } of rows)
      await enqueue(transaction, "convert", { conversionId: id }, { priority: -others });
    return rows.length;
  });
}

async function waitAgain(transaction: Transaction, id: ConversionId, afterMs: number): Promise<void> {
  await transaction.conversion.update({
    where: { id },
    data: { state: "waiting", progress: 0, heardAt: null },
  });
  await enqueue(transaction, "convert", { conversionId: id }, { afterMs });
}

function findWithParent(transaction: Transaction, id: ConversionId) {
  return transaction.conversion.findUnique({
    where: { id },
    include: { parent: { include: { blob: true } } },
  });
}
