import * as z from "zod/mini";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { type HistoryPage, historyPageSchema } from "#lib/domain/history.ts";
import type { HistoryFilter } from "#lib/domain/history-filter.ts";
import { storedExcerpt } from "#lib/domain/prompt-excerpt.ts";
import type { Member } from "#lib/domain/scope.ts";
import { historyResults } from "./history-results.ts";
import { matching } from "./matching.ts";

type Row = { id: string; promptId: string | null; createdAt: Date; prompt: unknown; resultCount: number };

const cursorSchema = z.uuid();

/**
 * A page of the member's runs, newest first, with those of their results that the filter holds for. `before` is the `next` of
 * another page. Two queries, and their cost does not grow with depth: ids of runs are as old as the runs, so that a page is a piece
 * of an index.
 */
export async function listHistory(
  member: Member,
  filter: HistoryFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<HistoryPage> {
  const place = cursorSchema.safeParse(before).data;
  const { ofGeneration, ofRun } = matching(filter);
  const isOlder = (id: Prisma.Sql) => (place ? Prisma.sql`AND ${id} < ${place}::uuid` : Prisma.empty);
  // Said of the run too, though it follows: then what is found by its index is not all sorted for a page far down.
  const joined =
    ofRun === Prisma.empty
      ? Prisma.empty
      : Prisma.sql`JOIN run r ON r.id = g.run_id AND r.member_id = g.member_id ${ofRun} ${isOlder(Prisma.sql`r.id`)}`;
  const rows = await database().$queryRaw<Row[]>`
    WITH page AS (
      SELECT DISTINCT g.run_id AS id FROM generation g ${joined}
      WHERE g.member_id = ${member.id}::uuid ${ofGeneration} ${isOlder(Prisma.sql`g.run_id`)}
      ORDER BY g.run_id DESC LIMIT ${limit + 1})
    SELECT run.id, run.prompt_id AS "promptId", run.created_at AS "createdAt", run.snapshot->'prompt' AS prompt,
      (SELECT count(*)::int FROM generation c WHERE c.run_id = run.id AND c.deleted_at IS NULL) AS "resultCount"
    FROM page JOIN run ON run.id = page.id ORDER BY run.id DESC`;
  const page = rows.slice(0, limit);
  const results = await historyResults(
    page.map(({ id }) => id),
    ofGeneration,
  );
  return historyPageSchema.parse({
    items: page.map(({ prompt, createdAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      excerpt: storedExcerpt(prompt),
      results: results.get(row.id) ?? [],
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  });
}
