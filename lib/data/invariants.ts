import { Prisma } from "#lib/data/generated/client.ts";
import { database } from "./database.ts";
import type { Worker } from "#lib/domain/base/scope.ts";

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
      AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.generation_id = g.id AND a.operation IS NOT NULL)`,
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
    UNION SELECT g.id FROM verdict v JOIN generation g ON g.id = v.generation_id WHERE v.member_id <> g.member_id
    UNION SELECT n.id FROM note n JOIN generation g ON g.id = n.generation_id WHERE n.member_id <> g.member_id
    UNION SELECT r.id FROM run r JOIN prompt p ON p.id = r.prompt_id WHERE r.member_id <> p.member_id
    UNION SELECT c.id FROM blind_comparison c JOIN run r ON r.id = c.run_id WHERE c.member_id <> r.member_id
    UNION SELECT i.id FROM gallery_item i JOIN gallery y ON y.id = i.gallery_id
      JOIN generation g ON g.id = i.generation_id WHERE y.member_id <> g.member_id`,
  "whoever has left is reached by nothing": Prisma.sql`
    SELECT m.id FROM member m WHERE m.removed_at IS NOT NULL AND (m.is_owner
      OR EXISTS (SELECT 1 FROM account a WHERE a.member_id = m.id)
      OR EXISTS (SELECT 1 FROM invitation i WHERE i.invited_by_id = m.id)
      OR EXISTS (SELECT 1 FROM gallery y WHERE y.member_id = m.id AND y.token_hash IS NOT NULL)
      OR EXISTS (SELECT 1 FROM provider_key k WHERE k.member_id = m.id AND k.removed_at IS NULL))`,
  "a verdict says something": Prisma.sql`
    SELECT generation_id AS id FROM verdict WHERE choice IS NULL AND stars IS NULL`,
  "a model's variations in a run have numbers of their own": Prisma.sql`
    SELECT min(id::text)::uuid AS id FROM generation GROUP BY run_id, model_id, variation HAVING count(*) > 1`,
};

/** Which invariants are broken, by which rows. Empty in a sound database, however it was treated. */
export async function brokenInvariants(_worker: Worker): Promise<{ invariant: string; ids: string[] }[]> {
  const broken: { invariant: string; ids: string[] }[] = [];
  for (const [invariant, query] of Object.entries(invariants)) {
    const rows = await database().$queryRaw<{ id: string }[]>(query);
    if (rows.length > 0) broken.push({ invariant, ids: rows.map(({ id }) => id) });
  }
  return broken;
}
