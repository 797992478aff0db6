import { withStill } from "#lib/data/asset/with-still.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type ActivityItem, atWorkMax, endedMax } from "#lib/domain/generation/activity.ts";
import { isWorkable, type Status, statuses } from "#lib/domain/generation/generation.ts";
import { storedTitle } from "#lib/domain/prompt/prompt-name.ts";
import { storedLook } from "#lib/domain/prompt/prompt-look.ts";

/** What is stored of one generation; what its model is called is not. */
type StoredActivity = Omit<ActivityItem, "model" | "provider" | "isFree" | "expectedWaitMs">;

type Row = Omit<StoredActivity, "title" | "backdrop" | "acceptedAt" | "finishedAt" | "cost"> & {
  acceptedAt: Date | null;
  finishedAt: Date | null;
  costMicro: bigint | null;
  costCurrency: string | null;
};

const working = statuses.filter(isWorkable);
const ended: Status[] = ["done", "failed", "unconfirmed"];

/**
 * What the member's generations are doing: those at work, and the ended ones of the newest runs. Both are the ends of an index, so that
 * it costs the same however long the history is.
 */
export async function listActivity(
  member: Member,
): Promise<{ count: number; atWork: StoredActivity[]; ended: StoredActivity[] }> {
  const ofMember = (among: readonly Status[]) => Prisma.sql`
    g.member_id = ${member.id}::uuid AND g.deleted_at IS NULL AND g.status = ANY(${[...among]})`;
  const read = (among: readonly Status[], limit: number) => database().$queryRaw<Row[]>`
    SELECT g.id, g.run_id AS "runId", g.model_id AS "modelId", g.variation, g.output, g.status, g.progress,
      g.accepted_at AS "acceptedAt", g.finished_at AS "finishedAt",
      g.cost_micro AS "costMicro", g.cost_currency AS "costCurrency",
      (SELECT a.id FROM asset a WHERE a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL
        AND EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = a.blob_id AND d.kind = 'poster')
        ORDER BY a.id LIMIT 1) AS video
    FROM generation g WHERE ${ofMember(among)} ORDER BY g.run_id DESC, g.id DESC LIMIT ${limit}`;
  const [atWork, last, counted] = await Promise.all([
    read(working, atWorkMax),
    read(ended, endedMax),
    database().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM generation g WHERE ${ofMember(working)}`,
  ]);
  const looks = await looksOf(
    member,
    [...atWork, ...last].map(({ runId }) => runId),
  );
  const told = ({ acceptedAt, finishedAt, costMicro, costCurrency, ...row }: Row): StoredActivity => ({
    ...row,
    ...(looks.get(row.runId) ?? { title: "", backdrop: null }),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    cost:
      costMicro === null || costCurrency === null
        ? null
        : { micro: Number(costMicro), currency: costCurrency },
  });
  return { count: counted[0]?.count ?? 0, atWork: atWork.map(told), ended: last.map(told) };
}

/** The words and the picture that stand for these runs' prompts, by run id. */
async function looksOf(member: Member, runIds: readonly string[]) {
  const rows = await database().$queryRaw<{ id: string; prompt: unknown; name: string | null }[]>`
    SELECT run.id, snapshot->'prompt' AS prompt, name FROM run LEFT JOIN prompt ON prompt.id = run.prompt_id
    WHERE run.id = ANY(${[...new Set(runIds)]}::uuid[])`;
  const looks = rows.map(({ id, prompt, name }) => ({
    id,
    title: storedTitle(name, prompt),
    backdrop: storedLook(prompt).backdrop,
  }));
  const seen = await withStill(
    member,
    looks.map(({ backdrop }) => backdrop),
  );
  return new Map(
    looks.map(({ id, title, backdrop }) => [id, { title, backdrop: seen.has(backdrop) ? backdrop : null }]),
  );
}
