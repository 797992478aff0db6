import * as z from "zod/mini";
import { type MemberId, promptIdSchema } from "#lib/domain/id.ts";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";
import type { Draft } from "#components/composer/draft.ts";

const openSchema = z.strictObject({ id: promptIdSchema, excerpt: z.string() });
/** The draft that was open last in this browser, and how its text begins. */
export type OpenDraft = z.infer<typeof openSchema>;

const nameOf = (memberId: MemberId) => `triptych/open-draft/${memberId}`;

/** Remembers which draft is open. A browser that keeps nothing offers none. */
export function rememberOpenDraft(memberId: MemberId, { id, document }: Omit<Draft, "version">): void {
  try {
    const open: OpenDraft = { id, excerpt: promptExcerpt(document) };
    localStorage.setItem(nameOf(memberId), JSON.stringify(open));
  } catch {
    // Then what is made of results goes into new prompts.
  }
}

/** The draft that was open last, or null. It may have been deleted since. */
export function findOpenDraft(memberId: MemberId): OpenDraft | null {
  try {
    return openSchema.parse(JSON.parse(localStorage.getItem(nameOf(memberId)) ?? "null"));
  } catch {
    return null; // none, or something else wrote there
  }
}

/** Forgets the open draft, which is not there any more. */
export function forgetOpenDraft(memberId: MemberId): void {
  try {
    localStorage.removeItem(nameOf(memberId));
  } catch {
    // Nothing was kept.
  }
}
