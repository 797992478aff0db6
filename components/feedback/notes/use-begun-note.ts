import { useState } from "react";
import * as z from "zod/mini";
import { type Kept, openKept, useKept } from "#components/state/kept.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { noteSchema, noteTextMax } from "#lib/domain/judgement/verdict.ts";

const begunNoteSchema = z.strictObject({
  atMs: noteSchema.shape.atMs,
  text: z.string().check(z.maxLength(noteTextMax)),
});
/** A note that is being written. */
export type BegunNote = z.infer<typeof begunNoteSchema>;

export function openBegunNote(generationId: GenerationId): Kept<BegunNote | null> {
  return openKept({
    key: `triptych begun note ${generationId}`,
    schema: z.nullable(begunNoteSchema),
    fallback: null,
    what: "A note that you began in this browser",
  });
}

/** The note on a generation that was begun and not saved; a reload does not lose its words. */
export function useBegunNote(
  generationId: GenerationId,
): [BegunNote | null, (begun: BegunNote | null) => void] {
  const [kept] = useState(() => openBegunNote(generationId));
  return [useKept(kept), (next) => kept.update(() => next)];
}
