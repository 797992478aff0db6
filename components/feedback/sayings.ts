import * as z from "zod/mini";
import { type Kept, openKept } from "#components/state/kept.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { generationIdSchema } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { noteSchema, offsetSchema, verdictSchema } from "#lib/domain/judgement/verdict.ts";

/** Something said of a generation that the studio has not confirmed yet. */
const sayingSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("verdict"), generationId: generationIdSchema, verdict: verdictSchema }),
  z.strictObject({ type: z.literal("offset"), generationId: generationIdSchema, offsetMs: offsetSchema }),
  z.strictObject({ type: z.literal("note"), generationId: generationIdSchema, note: noteSchema }),
  z.strictObject({ type: z.literal("note-gone"), generationId: generationIdSchema, note: noteSchema }),
  z.strictObject({ type: z.literal("note-back"), generationId: generationIdSchema, note: noteSchema }),
]);
export type Saying = z.infer<typeof sayingSchema>;

/** What a member said in this browser and the studio has not confirmed. */
export function openUnsavedSayings(memberId: string): Kept<readonly Saying[]> {
  return openKept<readonly Saying[]>({
    key: `triptych unsaved sayings ${memberId}`,
    schema: z.array(sayingSchema),
    fallback: [],
    what: "What you said of results, kept in this browser,",
  });
}

/** What a later saying of the same key takes the place of. */
export function keyOf(saying: Saying): string {
  return "note" in saying ? `${saying.type} ${saying.note.id}` : `${saying.type} ${saying.generationId}`;
}

/** A generation as it is once all of this is saved. */
export function applySayings(view: GenerationView, sayings: readonly Saying[]): GenerationView {
  const own = sayings.filter(({ generationId }) => generationId === view.id);
  return own.length === 0 ? view : own.reduce(applySaying, view);
}

function applySaying(view: GenerationView, saying: Saying): GenerationView {
  switch (saying.type) {
    case "verdict": {
      const { choice, stars } = saying.verdict;
      return { ...view, verdict: choice === null && stars === null ? null : saying.verdict };
    }
    case "offset":
      return { ...view, offsetMs: saying.offsetMs };
    case "note-gone":
      return { ...view, notes: view.notes.filter(({ id }) => id !== saying.note.id) };
    case "note":
    case "note-back": {
      const others = view.notes.filter(({ id }) => id !== saying.note.id);
      return { ...view, notes: [...others, saying.note].toSorted((a, b) => a.atMs - b.atMs) };
    }
  }
}

/** The sayings of one generation, without what a new one takes the place of, and with it at the end. */
export function withSaying(sayings: readonly Saying[], saying: Saying): readonly Saying[] {
  return [...sayings.filter((other) => keyOf(other) !== keyOf(saying)), saying];
}

/** What is left once a saying was answered; another tab may have read it anew since it was said. */
export function withoutSaying(sayings: readonly Saying[], saying: Saying): readonly Saying[] {
  const answered = canonicalJson(saying);
  return sayings.filter((other) => canonicalJson(other) !== answered);
}
