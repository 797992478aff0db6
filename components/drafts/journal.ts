import { del, delMany, entries, get, keys, update } from "idb-keyval";
import * as z from "zod/mini";
import { type Ladder, parseWrapped, type Stored, wrapStored } from "#lib/domain/base/ladder.ts";
import { type MemberId, promptIdSchema, type PromptId } from "#lib/domain/base/id.ts";
import {
  normalizeBody,
  parsePrompt,
  type Prompt,
  type PromptNode,
  textMax,
} from "#lib/domain/prompt/prompt.ts";

export type JournalEntry = {
  id: PromptId;
  document: Prompt;
  /** The version that the document was made from; 0 when the server has never had it. */
  version: number;
  /** What was sent over that version and not answered; entries of before it was kept have none. */
  sent?: Prompt | null;
  /** Milliseconds since 1970. */
  writtenAt: number;
};

/** Documents have versions of their own. */
const entryLadder: Ladder<Omit<JournalEntry, "document" | "sent"> & { document: unknown; sent?: unknown }> = {
  schema: z.object({
    id: promptIdSchema,
    document: z.unknown(),
    version: z.int(),
    sent: z.optional(z.unknown()),
    writtenAt: z.number(),
  }),
  upgrades: [],
};

/** Reads an entry of any version that was ever kept. */
export function parseEntry(kept: unknown): Stored<JournalEntry> {
  const entry = parseWrapped(entryLadder, kept);
  if (entry.state !== "read") return entry;
  const prompt = parsePrompt(entry.document.document);
  if (prompt.state !== "read") return prompt;
  const document = { ...prompt.document, body: normalizeBody(prompt.document.body) };
  const sent = parsePrompt(entry.document.sent);
  return {
    state: "read",
    document: { ...entry.document, document, sent: sent.state === "read" ? sent.document : undefined },
  };
}

/** An entry as it is kept: a text that is too long for a draft in pieces, so that it is not too long for the browser. */
export function storedEntry(entry: JournalEntry): object {
  const document = { ...entry.document, body: entry.document.body.flatMap(inPieces) };
  return wrapStored(entryLadder, { ...entry, document });
}

/** Of whole characters, each of which takes two units of a text's length at most. */
const pieces = new RegExp(`[^]{1,${textMax / 2}}`, "gu");

function inPieces(node: PromptNode): PromptNode[] {
  if (node.type !== "text" || node.text.length <= textMax) return [node];
  return Array.from(node.text.matchAll(pieces), ([text]) => ({ type: "text", text }));
}

/**
 * What this browser keeps of a draft until the server has it, so that neither a crash nor a sign-out loses a word. Each
 * member has entries of their own. A browser that keeps nothing (private windows) is no failure. What a newer studio has kept is
 * never written over.
 */
export type Journal = {
  write(entry: JournalEntry): Promise<void>;
  remove(id: PromptId): Promise<void>;
  find(id: PromptId): Promise<Stored<JournalEntry> | null>;
  /** The latest draft that the server never had. */
  findNew(): Promise<JournalEntry | null>;
};

export function createJournal(memberId: MemberId): Journal {
  const prefix = prefixOf(memberId);
  const keep = latestFirst(async (id: PromptId, entry: JournalEntry | null) => {
    const done = entry
      ? update<unknown>(prefix + id, (kept) =>
          parseEntry(kept).state === "newer" ? kept : storedEntry(entry),
        )
      : del(prefix + id);
    await done.catch(() => undefined);
  });
  return {
    write: (entry) => keep(entry.id, entry),
    remove: (id) => keep(id, null),
    async find(id) {
      const kept: unknown = await get(prefix + id).catch(() => undefined);
      return kept === undefined ? null : parseEntry(kept);
    },
    async findNew() {
      const all = await entries<string, unknown>().catch(() => []);
      const unsaved = all
        .filter(([key]) => String(key).startsWith(prefix))
        .map(([, kept]) => parseEntry(kept))
        .flatMap((entry) => (entry.state === "read" && entry.document.version === 0 ? [entry.document] : []));
      return unsaved.toSorted((a, b) => b.writtenAt - a.writtenAt)[0] ?? null;
    },
  };
}

/**
 * Lets one write of a key be under way at a time, and skips all that wait behind it but the latest: the words that are typed
 * right before a page is left wait for one write, and not for one of every key that was pressed before.
 */
export function latestFirst<Key, Value>(
  put: (key: Key, value: Value) => Promise<void>,
): (key: Key, value: Value) => Promise<void> {
  const waiting = new Map<Key, { value: Value }>();
  const underWay = new Map<Key, Promise<void>>();
  const work = async (key: Key) => {
    for (let next = waiting.get(key); next; next = waiting.get(key)) {
      waiting.delete(key);
      await put(key, next.value);
    }
    underWay.delete(key);
  };
  return (key, value) => {
    waiting.set(key, { value });
    const working = underWay.get(key) ?? work(key);
    underWay.set(key, working);
    return working;
  };
}

/** Forgets everything that this browser keeps of a member's drafts. */
export async function forgetJournal(memberId: MemberId): Promise<void> {
  const all = await keys<string>().catch(() => []);
  const theirs = all.filter((key) => key.startsWith(prefixOf(memberId)));
  await delMany(theirs).catch(() => undefined);
}

const prefixOf = (memberId: MemberId) => `triptych/draft/${memberId}/`;
