import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Draft } from "./draft.ts";
import type { JournalEntry } from "./journal.ts";

export type Restored = {
  id: PromptId;
  document: Prompt;
  /** 0 when the server has none. */
  version: number;
  /** What needs no saving; null when all of `document` does. */
  savedDocument: Prompt | null;
  conflict?: { document: Prompt; version: number };
};

/**
 * What to open: the server's draft, or what this browser kept of it when the page ended before it was saved. Where the
 * draft has moved on since, both are there and the author chooses.
 */
export function restoreDraft(
  draft: Draft | null,
  kept: JournalEntry | null,
  fresh: () => { id: PromptId; document: Prompt },
): Restored {
  if (!draft) {
    if (kept) return { id: kept.id, document: kept.document, version: kept.version, savedDocument: null };
    const { id, document } = fresh();
    return { id, document, version: 0, savedDocument: document };
  }
  const { id, document, version } = draft;
  if (!kept || canonicalJson(kept.document) === canonicalJson(document)) {
    return { id, document, version, savedDocument: document };
  }
  if (kept.version === version) return { id, document: kept.document, version, savedDocument: document };
  const conflict = { document, version };
  // The older version stays with it until the author has chosen, so that another crash asks again.
  return { id, document: kept.document, version: kept.version, savedDocument: null, conflict };
}
