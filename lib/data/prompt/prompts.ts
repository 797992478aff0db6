import { foundOrThrow } from "#lib/data/app-error.ts";
import { withStill } from "#lib/data/asset/with-still.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { type PageCursor, parseCursor, writeCursor } from "#lib/data/page-cursor.ts";
import type { AssetId, PromptId } from "#lib/domain/base/id.ts";
import { documentOf, versionOf } from "#lib/domain/base/ladder.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { storedExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { storedLook } from "#lib/domain/prompt/prompt-look.ts";
import { nameOfCopy } from "#lib/domain/prompt/prompt-name.ts";
import type { PromptPage } from "#lib/domain/prompt/prompt-page.ts";
import { parsePrompt, type Prompt, promptLadder, referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** A member's draft with its version, or null when there is none (or it is deleted, or someone else's). */
export async function findPrompt(
  member: Member,
  id: PromptId,
): Promise<{ id: PromptId; name: string; document: Prompt; version: number; updatedAt: Date } | null> {
  const row = await database().prompt.findFirst({ where: { id, memberId: member.id, deletedAt: null } });
  return (
    row && {
      id,
      name: row.name,
      document: documentOf(parsePrompt(row.document)),
      version: row.version,
      updatedAt: row.updatedAt,
    }
  );
}

/**
 * A page of the member's drafts, the latest changed first. `before` is the `next` of another page; with `words`, those alone whose name
 * or text holds each of them.
 */
export async function listPrompts(
  member: Member,
  { before, words = [], limit }: { before?: string; words?: readonly string[]; limit: number },
): Promise<PromptPage> {
  const place = before === undefined ? null : parseCursor(before);
  const rows = await database().prompt.findMany({
    where: { memberId: member.id, id: { in: await idsOfPage(member, { place, words, limit: limit + 1 }) } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const results = await resultsOf(page.map(({ id }) => id));
  const backdrops = new Map(page.map(({ id, document }) => [id, storedLook(document).backdrop]));
  const seen = await withStill(member, [...backdrops.values()]);
  return {
    items: page.map((row) => {
      const stored = parsePrompt(row.document);
      const backdrop = backdrops.get(row.id) ?? null;
      return {
        id: row.id as PromptId, // the column holds nothing else
        name: row.name,
        excerpt: storedExcerpt(row.document),
        references: stored.state === "read" ? stored.document.references.length : 0,
        runs: results.get(row.id)?.runs ?? 0,
        picture: results.get(row.id)?.video ?? (seen.has(backdrop) ? backdrop : null),
        updatedAt: row.updatedAt.toISOString(),
      };
    }),
    next: last && rows.length > limit ? writeCursor({ at: last.updatedAt, id: last.id }) : null,
  };
}

type PageAsked = { place: PageCursor | null; words: readonly string[]; limit: number };

async function idsOfPage(member: Member, { place, words, limit }: PageAsked): Promise<string[]> {
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const holdsWords = Prisma.sql`AND name || ' ' || (
    SELECT COALESCE(string_agg(text #>> '{}', ' '), '') FROM jsonb_path_query(document, '$.body[*].text') AS text
  ) ILIKE ALL(${patterns})`;
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM prompt WHERE member_id = ${member.id}::uuid AND deleted_at IS NULL
      ${words.length > 0 ? holdsWords : Prisma.empty}
      ${place ? Prisma.sql`AND (updated_at, id) < (${place.at}, ${place.id}::uuid)` : Prisma.empty}
    ORDER BY updated_at DESC, id DESC LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How often these drafts were run, and the latest of their results that has a poster. */
async function resultsOf(promptIds: readonly string[]) {
  const rows = await database().$queryRaw<{ id: string; runs: number; video: AssetId | null }[]>`
    SELECT p.id, (SELECT count(*)::int FROM run r WHERE r.prompt_id = p.id) AS runs,
      (SELECT a.id FROM run r JOIN generation g ON g.run_id = r.id AND g.deleted_at IS NULL
        JOIN asset a ON a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL
        WHERE r.prompt_id = p.id
          AND EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = a.blob_id AND d.kind = 'poster')
        ORDER BY r.id DESC, g.id LIMIT 1) AS video
    FROM prompt p WHERE p.id = ANY(${[...promptIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Makes a draft under an id that the page has chosen, so that a repeated first save makes one draft. Its version is 1.
 * Throws "not-found" when the id belongs to someone else.
 */
export async function createPrompt(
  member: Member,
  prompt: { id: PromptId; document: Prompt },
): Promise<{ version: number }> {
  const { version } = await savePrompt(member, { ...prompt, fromVersion: 0 });
  return { version };
}

/** Gives a draft another name, whatever its version. Throws "not-found". */
export async function renamePrompt(member: Member, id: PromptId, name: string): Promise<void> {
  const { count } = await database().prompt.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { name },
  });
  foundOrThrow(count || null);
}

/** Makes a copy of a draft under an id that the page has chosen: once, however often it is asked for. Throws "not-found". */
export async function duplicatePrompt(
  member: Member,
  { id, copyId }: { id: PromptId; copyId: PromptId },
): Promise<void> {
  const { name, document } = foundOrThrow(await findPrompt(member, id));
  await database().prompt.createMany({
    data: { id: copyId, memberId: member.id, name: nameOfCopy(name), document },
    skipDuplicates: true,
  });
  foundOrThrow(await findPrompt(member, copyId));
}

type SavedPrompt =
  | { ok: true; version: number }
  /** Another tab saved first: its document and version, so that both can be shown. */
  | { ok: false; reason: "changed-elsewhere"; document: Prompt; version: number };

/**
 * Saves a draft over the version it was made from, or makes it over version 0. Throws "not-found", or that a newer studio has saved
 * it since.
 */
export async function savePrompt(
  member: Member,
  { id, document, fromVersion }: { id: PromptId; document: Prompt; fromVersion: number },
): Promise<SavedPrompt> {
  const mine = { id, memberId: member.id, deletedAt: null };
  const { count } =
    fromVersion === 0
      ? await database().prompt.createMany({
          data: { id, memberId: member.id, document },
          skipDuplicates: true,
        })
      : await database().prompt.updateMany({
          where: {
            ...mine,
            version: fromVersion,
            document: { path: ["version"], lte: versionOf(promptLadder) },
          },
          data: { document, version: { increment: 1 }, updatedAt: new Date() },
        });
  if (count === 1) return { ok: true, version: fromVersion + 1 };
  const row = foundOrThrow(await database().prompt.findFirst({ where: mine }));
  return {
    ok: false,
    reason: "changed-elsewhere",
    document: documentOf(parsePrompt(row.document)),
    version: row.version,
  };
}

type AddedReference =
  /** The draft as it is now; `version` is one more than before, unless the reference was there already. */
  { ok: true; document: Prompt; version: number } | { ok: false; reason: "full" };

/**
 * Puts a reference at the end of a draft's list, whatever its version, and changes nothing else of it. The same reference a second
 * time changes nothing. Throws "not-found".
 */
export async function addReference(
  member: Member,
  promptId: PromptId,
  reference: Reference,
): Promise<AddedReference> {
  return database().$transaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<{ document: unknown; version: number }[]>`
      SELECT document, version FROM prompt
      WHERE id = ${promptId}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL FOR UPDATE`;
    const { document: kept, version } = foundOrThrow(row ?? null);
    const document = documentOf(parsePrompt(kept));
    if (document.references.some(({ id }) => id === reference.id)) return { ok: true, document, version };
    if (document.references.length >= referencesMax) return { ok: false, reason: "full" };
    const next = { ...document, references: [...document.references, reference] };
    await transaction.prompt.update({
      where: { id: promptId },
      data: { document: next, version: { increment: 1 }, updatedAt: new Date() },
    });
    return { ok: true, document: next, version: version + 1 };
  });
}
