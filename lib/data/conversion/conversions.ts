import { createHash } from "node:crypto";
import { foundOrThrow } from "#lib/data/app-error.ts";
import { type AssetRow, toAsset } from "#lib/data/asset/assets.ts";
import { withCopies } from "#lib/data/asset/stored-files.ts";
import { lockBlob } from "#lib/data/blob/release-blob.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { AssetId, ConversionId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import {
  type Conversion,
  conversionSchema,
  hasEnded,
  openConversionsMax,
} from "#lib/domain/media/conversion.ts";
import { type Edit, editKey, suitsFile } from "#lib/domain/media/edit.ts";
import { kindSchema } from "#lib/domain/media/format.ts";
import { endWithMade, findMadeAlready } from "./made-already.ts";

/** `not-ready`: the file is still being read. `unsuited`: there is no such thing of it, or it can't be read at all. `too-many`: so many of the member's wait already. */
export type ConversionRefusal = "not-ready" | "unsuited" | "too-many";

/**
 * Asks for what an edit makes of a member's asset. It is made once: what was made of the same bytes already, under whatever name, is
 * there at once; what is being made is not begun again; what has failed, was canceled or is gone waits anew, with its job, but for what took too long, which is forgotten a day later. Throws
 * "not-found", also for an asset that was deleted.
 */
export async function askConversion(
  member: Member,
  { assetId, edit }: { assetId: AssetId; edit: Edit },
): Promise<Conversion | ConversionRefusal> {
  return database().$transaction(async (transaction) => {
    const where = { id: assetId, memberId: member.id, deletedAt: null, blob: { state: { not: "gone" } } };
    const found = foundOrThrow(await transaction.asset.findFirst({ where, include: { blob: true } }));
    // Whoever else asks for something of these bytes waits here, and so does whoever makes it.
    foundOrThrow((await lockBlob(transaction, found.blobId)) || null);
    const parent = foundOrThrow(await transaction.asset.findFirst({ where, include: { blob: true } }));
    if (parent.blob.state === "measuring") return "not-ready";
    const file = {
      kind: kindSchema.parse(parent.kind),
      measured: measuredSchema.parse(parent.blob.measured),
    };
    if (parent.blob.state !== "ready" || !suitsFile(edit, file)) return "unsuited";
    const of = { parentId: parent.id, editHash: hashOf(edit) };
    const known = await transaction.conversion.findUnique({
      where: { parentId_editHash: of },
      include: withMade,
    });
    if (known && !hasEnded({ state: toConversion(known).state })) return toConversion(known);
    const data = { ...of, memberId: member.id, edit: storedEdit(edit) };
    const made = await findMadeAlready(transaction, { ...data, parent });
    if (known && !made && known.trouble === "too-slow") return toConversion(known);
    const others = made ? 0 : await countOpen(transaction, member);
    if (others >= openConversionsMax) return "too-many";
    const row =
      known ?? (await transaction.conversion.create({ data: { ...data, id: createId<ConversionId>() } }));
    if (made) await endWithMade(transaction, row.id, made.id);
    else await waitInTurn(transaction, row.id as ConversionId, others); // the column holds nothing else
    return toConversion(
      await transaction.conversion.findUniqueOrThrow({ where: { id: row.id }, include: withMade }),
    );
  });
}

/** The member's conversions with these ids, in the order asked for. Unknown ones and someone else's are left out. */
export async function findConversions(member: Member, ids: readonly ConversionId[]): Promise<Conversion[]> {
  const rows = await database().conversion.findMany({
    where: { memberId: member.id, id: { in: [...new Set(ids)] } },
    include: withMade,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toConversion(row)] : [];
  });
}

/**
 * Ends a conversion that its member wants no more, and says how it stands: one that has ended by then stays as it is. A worker that
 * makes it hears of it with its next look. Throws "not-found".
 */
export async function cancelConversion(member: Member, id: ConversionId): Promise<Conversion> {
  await database().conversion.updateMany({
    where: { id, memberId: member.id, state: { in: ["waiting", "making"] } },
    data: { state: "canceled", progress: 0 },
  });
  return foundOrThrow((await findConversions(member, [id]))[0]);
}

/** Those of a member that wait or are made. Until this transaction ends no other counts them, so that two don't take the last place. */
async function countOpen(transaction: Transaction, { id }: Member): Promise<number> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 6029148375))`;
  return transaction.conversion.count({ where: { memberId: id, state: { in: ["waiting", "making"] } } });
}

/** The more of a member's wait before it, the later: whoever asks for one thing does not wait for somebody's fifty. */
async function waitInTurn(transaction: Transaction, id: ConversionId, others: number): Promise<void> {
  await transaction.$executeRaw`
    UPDATE conversion SET state = 'waiting', progress = 0, trouble = NULL, asset_id = NULL, asked_at = now()
    WHERE id = ${id}::uuid`;
  await enqueue(transaction, "convert", { conversionId: id }, { priority: -others });
}

const withMade = { asset: { include: { blob: { include: withCopies } } } } as const;

function toConversion(row: {
  id: string;
  state: string;
  progress: number;
  trouble: string | null;
  asset: AssetRow | null;
}): Conversion {
  const { id, state, progress, trouble, asset } = row;
  return conversionSchema.parse({ id, state, progress, trouble, asset: asset && toAsset(asset) });
}

/** By what a conversion is known beside its parent: lower-case hex. */
function hashOf(edit: Edit): string {
  return createHash("sha256").update(editKey(edit)).digest("hex");
}

/** Without what it does not say, so that two that ask for the same are stored alike. */
function storedEdit(edit: Edit): Edit {
  return JSON.parse(JSON.stringify(edit)) as Edit; // it is plain data
}
