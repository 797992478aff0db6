import { Prisma } from "#lib/data/generated/client.ts";
import { database } from "./database.ts";
import { liveJobs } from "./live-jobs.ts";
import type { Worker } from "#lib/domain/base/scope.ts";

/** What has no job for less long than this may be about to get one, from the sweep. */
const aWhileAgo = Prisma.sql`now() - interval '1 minute'`;

/** What is not done and has no job is never looked at again; the sweep gives it one. */
export const withJob = {
  generation: "a generation that is due has a job",
  blob: "a file that is to be read has a job",
  member: "somebody who is leaving has a job",
  conversion: "a conversion that waits has a job",
} as const;

/** What must never be found in the database, as queries that give the ids of what breaks it. */
const invariants: Readonly<Record<string, Prisma.Sql>> = {
  "a done generation has its result": Prisma.sql`
    SELECT g.id FROM generation g WHERE g.status = 'done'
      AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.generation_id = g.id)`,
  "a generation that is not done has no result": Prisma.sql`
    SELECT DISTINCT g.id FROM generation g JOIN asset a ON a.generation_id = g.id WHERE g.status <> 'done'`,
  "an operation stands under one attempt": Prisma.sql`
    SELECT min(id::text)::uuid AS id FROM attempt WHERE operation IS NOT NULL
    GROUP BY provider_id, operation HAVING count(*) > 1`,
  "a submitting generation has an open attempt": Prisma.sql`
    SELECT g.id FROM generation g WHERE g.status = 'submitting'
      AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.generation_id = g.id AND a.state = 'open')`,
  "an open attempt belongs to a submitting generation": Prisma.sql`
    SELECT a.id FROM attempt a JOIN generation g ON g.id = a.generation_id
    WHERE a.state = 'open' AND g.status <> 'submitting'`,
  "a generation has at most one open attempt": Prisma.sql`
    SELECT generation_id AS id FROM attempt WHERE state = 'open' GROUP BY generation_id HAVING count(*) > 1`,
  "a running generation has an operation": Prisma.sql`
    SELECT g.id FROM generation g WHERE g.status = 'running'
      AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.operation IS NOT NULL AND (a.generation_id = g.id OR a.id = g.attempt_id))`,
  "a saving generation knows what to save": Prisma.sql`
    SELECT id FROM generation WHERE status = 'saving' AND pending_outputs IS NULL`,
  "a generation that can move is due at some time": Prisma.sql`
    SELECT id FROM generation WHERE status IN ('queued', 'submitting', 'running', 'saving') AND due_at IS NULL`,
  "a generation that has ended is not due": Prisma.sql`
    SELECT id FROM generation WHERE status IN ('done', 'failed', 'canceled', 'unconfirmed') AND due_at IS NOT NULL`,
  "a failed generation says why": Prisma.sql`
    SELECT id FROM generation WHERE status = 'failed' AND failure IS NULL`,
  "what belongs together belongs to one member": Prisma.sql`
    SELECT g.id FROM generation g JOIN run r ON r.id = g.run_id WHERE r.member_id <> g.member_id
    UNION SELECT a.id FROM asset a JOIN blob b ON b.id = a.blob_id WHERE a.member_id <> b.member_id
    UNION SELECT a.id FROM asset a JOIN generation g ON g.id = a.generation_id WHERE a.member_id <> g.member_id
    UNION SELECT a.id FROM asset a JOIN asset p ON p.id = a.parent_id WHERE a.member_id <> p.member_id
    UNION SELECT c.id FROM conversion c JOIN asset p ON p.id = c.parent_id WHERE c.member_id <> p.member_id
    UNION SELECT g.id FROM verdict v JOIN generation g ON g.id = v.generation_id WHERE v.member_id <> g.member_id
    UNION SELECT n.id FROM note n JOIN generation g ON g.id = n.generation_id WHERE n.member_id <> g.member_id
    UNION SELECT r.id FROM run r JOIN prompt p ON p.id = r.prompt_id WHERE r.member_id <> p.member_id
    UNION SELECT c.id FROM blind_comparison c JOIN run r ON r.id = c.run_id WHERE c.member_id <> r.member_id
    UNION SELECT i.id FROM gallery_item i JOIN gallery y ON y.id = i.gallery_id
      JOIN generation g ON g.id = i.generation_id WHERE y.member_id <> g.member_id`,
  "whoever has left is reached by nothing": Prisma.sql`
    SELECT m.id FROM member m WHERE m.removed_at IS NOT NULL AND (m.is_owner
      OR EXISTS (SELECT 1 FROM account a WHERE a.member_id = m.id)
      OR EXISTS (SELECT 1 FROM session s WHERE s.member_id = m.id)
      OR EXISTS (SELECT 1 FROM invitation i WHERE i.invited_by_id = m.id)
      OR EXISTS (SELECT 1 FROM gallery y WHERE y.member_id = m.id AND y.token_hash IS NOT NULL)
      OR EXISTS (SELECT 1 FROM provider_key k WHERE k.member_id = m.id AND k.removed_at IS NULL))`,
  "a verdict says something": Prisma.sql`
    SELECT generation_id AS id FROM verdict WHERE choice IS NULL AND stars IS NULL`,
  "an asset has a file": Prisma.sql`
    SELECT a.id FROM asset a WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.id = a.blob_id)`,
  // Bytes that somebody who is leaving had in common with whoever gets their work wait alone to be purged.
  "a file belongs to an asset": Prisma.sql`
    SELECT b.id FROM blob b JOIN member m ON m.id = b.member_id
    WHERE m.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.blob_id = b.id)`,
  "a file that nobody deleted has not lost its bytes": Prisma.sql`
    SELECT b.id FROM blob b WHERE b.state = 'gone'
      AND EXISTS (SELECT 1 FROM asset a WHERE a.blob_id = b.id AND a.deleted_at IS NULL)`,
  "a conversion that is done has made an asset of its parent by its edit": Prisma.sql`
    SELECT c.id FROM conversion c LEFT JOIN asset a ON a.id = c.asset_id
    WHERE c.state = 'done' AND (a.parent_id, a.edit) IS DISTINCT FROM (c.parent_id, c.edit)`,
  "a conversion that is being made has a worker": Prisma.sql`
    SELECT id FROM conversion WHERE state = 'making' AND (begun = 0 OR heard_at IS NULL)`,
  "a file is made of a file's own bytes": Prisma.sql`
    SELECT a.id FROM asset a JOIN asset p ON p.id = a.parent_id JOIN blob b ON b.id = p.blob_id
    WHERE a.parent_sha256 <> b.sha256 AND p.edit IS NULL`,
  "a cost has an amount and a currency": Prisma.sql`
    SELECT id FROM generation WHERE (cost_micro IS NULL) <> (cost_currency IS NULL)
      OR cost_micro < 0 OR cost_currency !~ '^[A-Z]{3}$'`,
  "a generation costs what its attempts were charged": Prisma.sql`
    SELECT g.id FROM generation g WHERE g.cost_micro IS DISTINCT FROM (
      SELECT sum(a.cost_micro) FROM attempt a WHERE a.generation_id = g.id
        AND a.cost_currency = COALESCE(g.cost_currency, a.cost_currency))`,
  "a price has an amount and a currency": Prisma.sql`
    SELECT model_id AS id FROM model_price WHERE per_second_micro <= 0 OR currency !~ '^[A-Z]{3}$'`,
  "a key that was saved is kept sealed": Prisma.sql`
    SELECT id FROM provider_key WHERE source = 'saved' AND removed_at IS NULL AND sealed IS NULL`,
  "a model's variations in a run have numbers of their own": Prisma.sql`
    SELECT min(id::text)::uuid AS id FROM generation GROUP BY run_id, model_id, variation, output HAVING count(*) > 1`,
  "a further output stands beside what was paid for it": Prisma.sql`
    SELECT g.id FROM generation g LEFT JOIN generation paid ON paid.id = g.output_of_id
    WHERE (g.output > 1 OR g.output_of_id IS NOT NULL OR g.attempt_id IS NOT NULL) AND (
      (paid.run_id, paid.model_id, paid.variation, paid.output) IS DISTINCT FROM (g.run_id, g.model_id, g.variation, 1)
      OR NOT EXISTS (SELECT 1 FROM attempt a JOIN generation asked ON asked.id = a.generation_id
        WHERE a.id = COALESCE(g.attempt_id, a.id) AND asked.id = CASE WHEN g.attempt_id IS NULL THEN g.id ELSE asked.id END
          AND COALESCE(asked.output_of_id, asked.id) = paid.id))`,
};

/** What holds of a whole studio besides: somebody can administer it, and nothing in it waits for nobody. */
const studioInvariants: typeof invariants = {
  "a studio with members has an owner": Prisma.sql`
    SELECT min(id::text)::uuid AS id FROM member WHERE removed_at IS NULL HAVING count(*) > 0 AND NOT bool_or(is_owner)`,
  [withJob.generation]: Prisma.sql`
    SELECT g.id FROM generation g WHERE g.status IN ('queued', 'submitting', 'running', 'saving')
      AND g.due_at < ${aWhileAgo} AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = g.id::text)`,
  [withJob.blob]: Prisma.sql`
    SELECT b.id FROM blob b WHERE b.state = 'measuring' AND b.created_at < ${aWhileAgo}
      AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = b.id::text)`,
  [withJob.member]: Prisma.sql`
    SELECT m.id FROM member m WHERE m.removed_at < ${aWhileAgo}
      AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = m.id::text)`,
  [withJob.conversion]: Prisma.sql`
    SELECT c.id FROM conversion c WHERE c.asked_at < ${aWhileAgo}
      AND (c.state = 'waiting' OR (c.state = 'making' AND c.heard_at < ${aWhileAgo}))
      AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = c.id::text)`,
  "a job names something that is there": Prisma.sql`
    SELECT j.id ${liveJobs()} AND j.created_on < ${aWhileAgo} AND NOT EXISTS (
      SELECT 1 FROM generation WHERE id::text = j.singleton_key UNION ALL SELECT 1 FROM blob WHERE id::text = j.singleton_key
      UNION ALL SELECT 1 FROM conversion WHERE id::text = j.singleton_key
      UNION ALL SELECT 1 FROM attempt WHERE id::text = j.singleton_key UNION ALL SELECT 1 FROM run WHERE id::text = j.singleton_key
      UNION ALL SELECT 1 FROM member WHERE id::text = j.singleton_key UNION ALL SELECT 1 FROM webhook_event WHERE id::text = j.singleton_key
      UNION ALL SELECT 1 FROM provider_key WHERE id::text = j.singleton_key)`,
};

/** An invariant, and what breaks it. */
export type Checked = { invariant: string; ids: string[] };

/** Every invariant with the rows that break it: none in a sound studio. */
export async function checkStudio(_worker: Worker): Promise<Checked[]> {
  return check({ ...invariants, ...studioInvariants });
}

/** Which invariants are broken, by which rows. Empty in a sound database, however it was treated. */
export async function brokenInvariants(_worker: Worker): Promise<Checked[]> {
  return (await check(invariants)).filter(({ ids }) => ids.length > 0);
}

async function check(asked: typeof invariants): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const [invariant, query] of Object.entries(asked)) {
    const rows = await database().$queryRaw<{ id: string }[]>(query);
    checked.push({ invariant, ids: rows.map(({ id }) => id) });
  }
  return checked;
}
