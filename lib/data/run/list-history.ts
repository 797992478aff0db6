import { database } from "#lib/data/database.ts";
import { parseCursor, writeCursor } from "#lib/data/page-cursor.ts";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";
import { snapshotSchema } from "#lib/domain/run.ts";
import { type HistoryPage, historyPageSchema } from "#lib/domain/run-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { generationViews } from "./generation-views.ts";

/** A page of the member's runs, newest first. `before` is the `next` of another page. Its cost does not grow with depth. */
export async function listHistory(
  member: Member,
  { before, limit }: { before?: string; limit: number },
): Promise<HistoryPage> {
  const place = before === undefined ? null : parseCursor(before);
  const rows = await database().run.findMany({
    where: {
      memberId: member.id,
      ...(place && {
        createdAt: { lte: place.at },
        NOT: { createdAt: place.at, id: { gte: place.id } },
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const generations = await generationViews(page.map(({ id }) => id));
  const last = page.at(-1);
  return historyPageSchema.parse({
    items: page.map((row) => ({
      id: row.id,
      promptId: row.promptId,
      createdAt: row.createdAt.toISOString(),
      excerpt: promptExcerpt(snapshotSchema.parse(row.snapshot).prompt),
      generations: generations.get(row.id),
    })),
    next: last && rows.length > limit ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  });
}
