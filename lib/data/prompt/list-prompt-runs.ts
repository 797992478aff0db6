import { database } from "#lib/data/database.ts";
import { parseCursor, writeCursor } from "#lib/data/page-cursor.ts";
import { generationViews } from "#lib/data/run/generation-views.ts";
import type { PromptId } from "#lib/domain/id.ts";
import { snapshotSchema } from "#lib/domain/run.ts";
import { type RunView, runViewSchema } from "#lib/domain/run-view.ts";
import type { Member } from "#lib/domain/scope.ts";

/** A page of a prompt's runs, newest first. `next` asks for the page after it; null at the end. */
export type PromptRunPage = { items: RunView[]; next: string | null };

/**
 * A page of the runs that were made from one of the member's prompts, newest first; `before` is the `next` of another page. A prompt
 * that was deleted still has its runs; one that is unknown or someone else's has none.
 */
export async function listPromptRuns(
  member: Member,
  promptId: PromptId,
  { before, limit }: { before?: string; limit: number },
): Promise<PromptRunPage> {
  const place = before === undefined ? null : parseCursor(before);
  const rows = await database().run.findMany({
    where: {
      memberId: member.id,
      promptId,
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
  return {
    items: page.map((row) =>
      runViewSchema.parse({
        id: row.id,
        promptId: row.promptId,
        createdAt: row.createdAt.toISOString(),
        snapshot: snapshotSchema.parse(row.snapshot),
        generations: generations.get(row.id),
      }),
    ),
    next: last && rows.length > limit ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
