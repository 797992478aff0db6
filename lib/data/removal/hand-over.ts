import { type StoredBlob, toStoredBlob } from "#lib/data/asset/stored-files.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { cancelQueued, countOpen, endLinks } from "./begin-removal.ts";

/** Makes sure that bytes of the removed member lie in the receiver's folder too. Those that are nowhere any more are passed over. */
type ShareBytes = (blobs: readonly StoredBlob[], receiverId: MemberId) => Promise<void>;

/**
 * Makes everything of somebody who has left the receiver's, in one transaction: nobody ever sees half of it. The bytes are in
 * their new place before it is committed. False: something is open, or the receiver is not there; nothing has changed then.
 */
export async function handOver(
  _worker: Worker,
  { memberId, handedToId }: { memberId: MemberId; handedToId: MemberId },
  shareBytes: ShareBytes,
): Promise<boolean> {
  return database().$transaction(
    async (transaction) => {
      if (!(await lockBoth(transaction, memberId, handedToId))) return false;
      await cancelQueued(transaction, memberId);
      // An answer that comes in this moment comes either before or after: what it moves must not be half ours.
      await transaction.$executeRaw`
        SELECT count(*) FROM (SELECT 1 FROM generation
          WHERE member_id = ${memberId}::uuid AND status NOT IN ('done', 'canceled') FOR UPDATE) AS locked`;
      if ((await countOpen(transaction, memberId)) > 0) return false;
      await transaction.$executeRaw`
        SELECT count(*) FROM (SELECT 1 FROM blob WHERE member_id = ${memberId}::uuid FOR UPDATE) AS locked`;
      const left = await mergeBlobs(transaction, memberId, handedToId);
      const moving = (await bytesOf(transaction, memberId)).filter(({ id }) => !left.includes(id));
      await shareBytes(moving, handedToId);
      await transaction.$executeRaw`
        UPDATE blob SET member_id = ${handedToId}::uuid
        WHERE member_id = ${memberId}::uuid AND id <> ALL(${left}::uuid[])`;
      await moveRows(transaction, memberId, handedToId);
      return true;
    },
    { timeout: 10 * 60_000 },
  );
}

/** The blobs of a removed member whose bytes lie on this disk. */
export async function listBytesOfRemoved(_worker: Worker, memberId: MemberId): Promise<StoredBlob[]> {
  return bytesOf(database(), memberId);
}

type Pair = { ownId: string; ownState: string; theirId: string; theirState: string };

/** What a blob is good for, by its state. An unreadable one may have been paid for, and then has its bytes. */
const worth: Record<string, number> = { ready: 2, measuring: 2, unreadable: 1, gone: 0 };
const worthOf = (state: string) => worth[state] ?? 0;

/**
 * Where both members have the same bytes, everything that refers to the removed member's blob refers to the receiver's afterwards, or the other
 * way round where only the removed member still has the bytes. The blob that lost keeps its row when it is the removed member's, for
 * `purgeBlobs`. Gives the ids of those.
 */
async function mergeBlobs(
  transaction: Transaction,
  removedId: MemberId,
  receiverId: MemberId,
): Promise<string[]> {
  const pairs = await transaction.$queryRaw<Pair[]>`
    SELECT own.id AS "ownId", own.state AS "ownState", their.id AS "theirId", their.state AS "theirState"
    FROM blob own JOIN blob their ON their.sha256 = own.sha256 AND their.member_id = ${receiverId}::uuid
    WHERE own.member_id = ${removedId}::uuid ORDER BY own.id FOR UPDATE`;
  if (pairs.length === 0) return [];
  const replaced = pairs.map((pair) =>
    worthOf(pair.ownState) > worthOf(pair.theirState)
      ? { from: pair.theirId, to: pair.ownId, isOwn: false }
      : { from: pair.ownId, to: pair.theirId, isOwn: true },
  );
  const from = replaced.map((pair) => pair.from);
  const to = replaced.map((pair) => pair.to);
  await transaction.$executeRaw`
    UPDATE asset SET blob_id = pair.to_id, member_id = ${receiverId}::uuid
    FROM unnest(${from}::uuid[], ${to}::uuid[]) AS pair(from_id, to_id) WHERE blob_id = pair.from_id`;
  await transaction.$executeRaw`
    UPDATE media_link SET blob_id = pair.to_id
    FROM unnest(${from}::uuid[], ${to}::uuid[]) AS pair(from_id, to_id) WHERE blob_id = pair.from_id`;
  await replaceInMedia(transaction, [removedId, receiverId], from, to);
  const theirs = replaced.filter(({ isOwn }) => !isOwn).map((pair) => pair.from);
  await transaction.blob.deleteMany({ where: { id: { in: theirs } } });
  return replaced.filter(({ isOwn }) => isOwn).map((pair) => pair.from);
}

/** Which bytes a request stands for is kept with it, for the next attempt. */
async function replaceInMedia(
  transaction: Transaction,
  memberIds: readonly MemberId[],
  from: readonly string[],
  to: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE generation SET media = (
      SELECT jsonb_object_agg(entry.key, CASE WHEN pair.to_id IS NULL THEN entry.value
        ELSE jsonb_set(entry.value, '{blobId}', to_jsonb(pair.to_id)) END)
      FROM jsonb_each(media) AS entry
      LEFT JOIN unnest(${from}::text[], ${to}::text[]) AS pair(from_id, to_id)
        ON pair.from_id = entry.value ->> 'blobId')
    WHERE member_id = ANY(${memberIds}::uuid[]) AND EXISTS (
      SELECT 1 FROM jsonb_each(media) AS entry WHERE entry.value ->> 'blobId' = ANY(${from}::text[]))`;
}

/** Nothing is added to the removed member's meanwhile. The receiver cannot leave before it has arrived: `deleteAccount` says no. */
async function lockBoth(
  transaction: Transaction,
  removedId: MemberId,
  receiverId: MemberId,
): Promise<boolean> {
  const removed = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM member WHERE id = ${removedId}::uuid AND removed_at IS NOT NULL FOR UPDATE`;
  const receivers = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM member WHERE id = ${receiverId}::uuid AND removed_at IS NULL FOR KEY SHARE`;
  return removed.length + receivers.length === 2;
}

async function bytesOf(client: Transaction, memberId: MemberId): Promise<StoredBlob[]> {
  const rows = await client.blob.findMany({
    where: { memberId, member: { removedAt: { not: null } }, location: "disk", state: { not: "gone" } },
    orderBy: { id: "asc" },
  });
  return rows.map(toStoredBlob);
}

const tables = [
  "asset",
  "prompt",
  "generation",
  "verdict",
  "note",
  "blind_comparison",
  "gallery",
  "conversion",
] as const;

async function moveRows(transaction: Transaction, removedId: MemberId, receiverId: MemberId): Promise<void> {
  await endLinks(transaction, removedId);
  // A key of a press is unique per member. Both have it only if somebody made it so, and that must not keep the work here.
  await transaction.$executeRaw`
    UPDATE run SET member_id = ${receiverId}::uuid, client_key = CASE WHEN EXISTS (
        SELECT 1 FROM run other WHERE other.member_id = ${receiverId}::uuid AND other.client_key = run.client_key)
      THEN gen_random_uuid() ELSE client_key END
    WHERE member_id = ${removedId}::uuid`;
  for (const table of tables)
    await transaction.$executeRaw`
      UPDATE ${Prisma.raw(table)} SET member_id = ${receiverId}::uuid WHERE member_id = ${removedId}::uuid`;
  // Removed, and sealed until the attempts that were sent with them have ended. The others go with the member.
  await transaction.$executeRaw`
    UPDATE provider_key SET member_id = ${receiverId}::uuid, removed_at = COALESCE(removed_at, now())
    WHERE member_id = ${removedId}::uuid AND EXISTS (
      SELECT 1 FROM attempt a WHERE a.provider_key_id = provider_key.id AND a.ended_at IS NULL)`;
}
