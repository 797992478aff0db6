import { database } from "#lib/data/database.ts";
import { parseCursor, writeCursor } from "#lib/data/page-cursor.ts";
import type { PromptId } from "#lib/domain/id.ts";
import { parsePrompt } from "#lib/domain/prompt.ts";
import { storedExcerpt } from "#lib/domain/prompt-excerpt.ts";
import type { PromptPage } from "#lib/domain/prompt-page.ts";
import type { Member } from "#lib/domain/scope.ts";

/** A page of the member's drafts, the latest changed first. `before` is the `next` of another page. */
export async function listPrompts(
  member: Member,
  { before, limit }: { before?: string; limit: number },
): Promise<PromptPage> {
  const place = before === undefined ? null : parseCursor(before);
  const rows = await database().prompt.findMany({
    where: {
      memberId: member.id,
      deletedAt: null,
      ...(place && {
        updatedAt: { lte: place.at },
        NOT: { updatedAt: place.at, id: { gte: place.id } },
      }),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => {
      const stored = parsePrompt(row.document);
      return {
        id: row.id as PromptId, // the column holds nothing else
        excerpt: storedExcerpt(row.document),
        references: stored.state === "read" ? stored.document.references.length : 0,
        updatedAt: row.updatedAt.toISOString(),
      };
    }),
    next: last && rows.length > limit ? writeCursor({ at: last.updatedAt, id: last.id }) : null,
  };
}
