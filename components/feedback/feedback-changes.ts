import * as z from "zod/mini";
import { type Kept, openKept } from "#components/state/kept.ts";
import { generationIdSchema } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { noteSchema, offsetSchema, verdictSchema } from "#lib/domain/judgement/verdict.ts";
import { feedbackMessages } from "./messages.ts";

/** A change of the feedback on a generation, until the studio has confirmed it. */
const changeSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("verdict"), generationId: generationIdSchema, verdict: verdictSchema }),
  z.strictObject({ type: z.literal("offset"), generationId: generationIdSchema, offsetMs: offsetSchema }),
  z.strictObject({ type: z.literal("note"), generationId: generationIdSchema, note: noteSchema }),
  z.strictObject({ type: z.literal("note-gone"), generationId: generationIdSchema, note: noteSchema }),
  z.strictObject({ type: z.literal("note-back"), generationId: generationIdSchema, note: noteSchema }),
]);
export type FeedbackChange = z.infer<typeof changeSchema>;

/** The changes made in this browser that the studio has not confirmed. */
export function openUnsavedChanges(memberId: string): Kept<readonly FeedbackChange[]> {
  return openKept<readonly FeedbackChange[]>({
    key: `triptych unsaved sayings ${memberId}`,
    schema: z.array(changeSchema),
    fallback: [],
    what: feedbackMessages.keptOfResults,
  });
}

/** A later change of the same key takes the place of an earlier one. */
export function keyOf(change: FeedbackChange): string {
  return "note" in change ? `${change.type} ${change.note.id}` : `${change.type} ${change.generationId}`;
}

/** A generation as it is once all of this is saved. */
export function applyChanges(view: GenerationView, changes: readonly FeedbackChange[]): GenerationView {
  const own = changes.filter(({ generationId }) => generationId === view.id);
  return own.length === 0 ? view : own.reduce(applyChange, view);
}

function applyChange(view: GenerationView, change: FeedbackChange): GenerationView {
  switch (change.type) {
    case "verdict": {
      const { choice, stars } = change.verdict;
      return { ...view, verdict: choice === null && stars === null ? null : change.verdict };
    }
    case "offset":
      return { ...view, offsetMs: change.offsetMs };
    case "note-gone":
      return { ...view, notes: view.notes.filter(({ id }) => id !== change.note.id) };
    case "note":
    case "note-back": {
      const others = view.notes.filter(({ id }) => id !== change.note.id);
      return { ...view, notes: [...others, change.note].toSorted((a, b) => a.atMs - b.atMs) };
    }
  }
}
