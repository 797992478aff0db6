import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { documentOf, versionOf } from "#lib/domain/base/ladder.ts";
import type { PromptId } from "#lib/domain/id.ts";
import { parsePrompt, type Prompt, promptLadder } from "#lib/domain/prompt.ts";
import type { Member } from "#lib/domain/scope.ts";

export type SavedPrompt =
  | { ok: true; version: number }
  /** Another tab saved first: its document and version, so that both can be shown. */
  | { ok: false; reason: "changed-elsewhere"; document: Prompt; version: number };

/** Saves a draft over the version it was made from. Throws "not-found", or that a newer studio has saved it since. */
export async function savePrompt(
  member: Member,
  save: { id: PromptId; document: Prompt; fromVersion: number },
): Promise<SavedPrompt> {
  const mine = { id: save.id, memberId: member.id, deletedAt: null };
  const { count } = await database().prompt.updateMany({
    where: {
      ...mine,
      version: save.fromVersion,
      document: { path: ["version"], lte: versionOf(promptLadder) },
    },
    data: { document: save.document, version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 1) return { ok: true, version: save.fromVersion + 1 };
  const row = foundOrThrow(await database().prompt.findFirst({ where: mine }));
  return {
    ok: false,
    reason: "changed-elsewhere",
    document: documentOf(parsePrompt(row.document)),
    version: row.version,
  };
}
