import type { Transaction } from "#lib/data/database.ts";
import type { MemberId } from "#lib/domain/id.ts";

type Pair = { ownId: string; ownState: string; theirId: string; theirState: string };

/** What a blob is good for, by its state. An unreadable one may have been paid for, and then has its bytes. */
const worth: Record<string, number> = { ready: 2, measuring: 2, unreadable: 1, gone: 0 };
const worthOf = (state: string) => worth[state] ?? 0;

/**
 * Where both members have the same bytes, everything that speaks of the leaver's blob speaks of the receiver's afterwards, or the other
 * way round where only the leaver still has the bytes. The blob that lost keeps its row when it is the leaver's, for
 * `purgeBlobs`. Gives the ids of those.
 */
export async function mergeBlobs(
  transaction: Transaction,
  leaverId: MemberId,
  receiverId: MemberId,
): Promise<string[]> {
  const pairs = await transaction.$queryRaw<Pair[]>`
    SELECT own.id AS "ownId", own.state AS "ownState", their.id AS "theirId", their.state AS "theirState"
    FROM blob own JOIN blob their ON their.sha256 = own.sha256 AND their.member_id = ${receiverId}::uuid
    WHERE own.member_id = ${leaverId}::uuid ORDER BY own.id FOR UPDATE`;
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
  await replaceInMedia(transaction, [leaverId, receiverId], from, to);
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
