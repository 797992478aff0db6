import { Client } from "pg";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { nextStatus, statusesBefore } from "#lib/domain/generation/generation.ts";

const wentBack: Failure = {
  kind: "unavailable",
  detail: "The studio's database was put back to an earlier state, in which this was still queued.",
  charged: "unknown",
};

/**
 * For a database that was put back to an earlier state: every paid generation that is queued in it may have been sent since, so none is
 * sent by itself. Each is claimed and vanishes in one step (queued → submitting → unconfirmed), and its member decides. Gives how many.
 * The studio must not be running. Understood by every version of the database, since an older studio may be the next to open it.
 */
export async function doubtQueued(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: string | null }>(
      "select to_regclass('generation')::text as there",
    );
    if (!rows[0]?.there) return 0; // nobody has used it yet
    // Whoever is asked for it looks among the tasks since its attempt: it can have left no earlier than it was queued.
    const { rowCount } = await client.query(
      `with doubted as (
         update generation set status = $1, version = version + 1, failure = $2::jsonb, progress = null, due_at = null
         where status = any($3) and billing = 'paid' returning id, model_id, created_at)
       insert into attempt (id, generation_id, provider_id, state, failure, created_at)
       select gen_random_uuid(), d.id, split_part(d.model_id, '/', 1), 'vanished', $2::jsonb,
         coalesce((select max(a.created_at) + interval '1 millisecond' from attempt a where a.generation_id = d.id), d.created_at)
       from doubted d`,
      [nextStatus("submitting", "vanish", "paid"), JSON.stringify(wentBack), statusesBefore("claim")],
    );
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}
