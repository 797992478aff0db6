import { useState, useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { openKept } from "#components/generation/said/open-kept.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import { noteSchema, noteTextMax } from "#lib/domain/verdict.ts";

const begunNoteSchema = z.strictObject({
  atMs: noteSchema.shape.atMs,
  text: z.string().check(z.maxLength(noteTextMax)),
});
/** A note that is being written. */
export type BegunNote = z.infer<typeof begunNoteSchema>;

/** The note on a generation that was begun and not saved; a reload does not lose its words. */
export function useBegunNote(
  generationId: GenerationId,
): [BegunNote | null, (begun: BegunNote | null) => void] {
  const [kept] = useState(() =>
    openKept(`triptych begun note ${generationId}`, z.nullable(begunNoteSchema), null),
  );
  const begun = useSyncExternalStore(kept.subscribe, kept.get, () => null);
  return [begun, (next) => kept.update(() => next)];
}
