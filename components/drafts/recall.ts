import type { MemberId, PromptId } from "#lib/domain/base/id.ts";
import type { Draft } from "./draft.ts";

const latest = new Map<string, Draft>();

/** Remembers a saved draft while this page lives: going back in the browser shows a page as it was first read. */
export function remember(memberId: MemberId, draft: Draft): void {
  latest.set(`${memberId}/${draft.id}`, draft);
}

/** The newer of what the page was given and what has been saved since. */
export function recall(memberId: MemberId, id: PromptId, given: Draft | null): Draft | null {
  const saved = latest.get(`${memberId}/${id}`) ?? null;
  return saved && saved.version > (given?.version ?? 0) ? saved : given;
}
