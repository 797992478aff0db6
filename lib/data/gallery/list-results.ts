import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { parseCursor, writeCursor } from "#lib/data/page-cursor.ts";
import type { GalleryResultPage } from "#lib/domain/gallery-view.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { isChoosable } from "./choosable.ts";
import { galleryResults } from "./gallery-results.ts";

/**
 * A page of the member's results that a gallery can show, newest first, of prompts with these words where some are given (as the
 * history is searched). `before` is the `next` of another page. Its cost does not grow with depth.
 */
export async function listResults(
  member: Member,
  { before, words = "", limit }: { before?: string | undefined; words?: string | undefined; limit: number },
): Promise<GalleryResultPage> {
  const place = before === undefined ? null : parseCursor(before);
  const rows = await database().$queryRaw<{ id: GenerationId; createdAt: Date }[]>`
    SELECT g.id, g.created_at AS "createdAt" FROM generation g
    WHERE g.member_id = ${member.id}::uuid AND ${isChoosable}
      ${words.trim() === "" ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM run r WHERE r.id = g.run_id AND r.search @@ search_query(${words}))`}
      ${place ? Prisma.sql`AND (g.created_at, g.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty}
    ORDER BY g.created_at DESC, g.id DESC LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await galleryResults(
      member,
      page.map(({ id }) => id),
    ),
    next: last && rows.length > limit ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
