import { del, delMany, entries, get, keys, set } from "idb-keyval";
import * as z from "zod/mini";
import { type MemberId, promptIdSchema, type PromptId } from "#lib/domain/id.ts";
import { promptSchema } from "#lib/domain/prompt.ts";

const entrySchema = z.object({
  id: promptIdSchema,
  document: promptSchema,
  /** The version that the document was made from; 0 when the server has never had it. */
  version: z.int(),
  writtenAt: z.number(),
});
export type JournalEntry = z.infer<typeof entrySchema>;

/**
 * What this browser keeps of a draft until the server has it, so that neither a crash nor a sign-out loses a word. Each
 * member has entries of their own. A browser that keeps nothing (private windows) is no failure.
 */
export type Journal = {
  write(entry: JournalEntry): Promise<void>;
  remove(id: PromptId): Promise<void>;
  find(id: PromptId): Promise<JournalEntry | null>;
  /** The latest draft that the server never had. */
  findNew(): Promise<JournalEntry | null>;
};

export function createJournal(memberId: MemberId): Journal {
  const prefix = prefixOf(memberId);
  const parse = (value: unknown) => {
    const parsed = entrySchema.safeParse(value);
    return parsed.success ? parsed.data : null;
  };
  return {
    write: (entry) => set(prefix + entry.id, entry).catch(() => undefined),
    remove: (id) => del(prefix + id).catch(() => undefined),
    find: async (id) => parse(await get(prefix + id).catch(() => null)),
    async findNew() {
      const all = await entries<string, unknown>().catch(() => []);
      const unsaved = all
        .filter(([key]) => String(key).startsWith(prefix))
        .map(([, value]) => parse(value))
        .filter((entry) => entry?.version === 0);
      return unsaved.toSorted((a, b) => (b?.writtenAt ?? 0) - (a?.writtenAt ?? 0))[0] ?? null;
    },
  };
}

/** Forgets everything that this browser keeps of a member's drafts. */
export async function forgetJournal(memberId: MemberId): Promise<void> {
  const all = await keys<string>().catch(() => []);
  const theirs = all.filter((key) => key.startsWith(prefixOf(memberId)));
  await delMany(theirs).catch(() => undefined);
}

const prefixOf = (memberId: MemberId) => `triptych/draft/${memberId}/`;
