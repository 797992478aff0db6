import * as z from "zod/mini";
import { type MemberId, promptIdSchema } from "#lib/domain/base/id.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import type { Draft } from "./draft.ts";
import { openKept } from "#components/state/kept.ts";

const openSchema = z.strictObject({ id: promptIdSchema, excerpt: z.string() });
/** The draft that was open last in this browser, and how its text begins. */
export type OpenDraft = z.infer<typeof openSchema>;

const openDraftOf = (memberId: MemberId) =>
  openKept({ key: `triptych/open-draft/${memberId}`, schema: z.nullable(openSchema), fallback: null });

/** Remembers which draft is open. */
export function rememberOpenDraft(memberId: MemberId, { id, document }: Omit<Draft, "version">): void {
  openDraftOf(memberId).update(() => ({ id, excerpt: promptExcerpt(document) }));
}

/** The draft that was open last, or null. It may have been deleted since. */
export function findOpenDraft(memberId: MemberId): OpenDraft | null {
  return openDraftOf(memberId).get();
}

/** Forgets the open draft, which is not there any more. */
export function forgetOpenDraft(memberId: MemberId): void {
  openDraftOf(memberId).update(() => null);
}
