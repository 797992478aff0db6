import { useMemo, useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { type Kept, openKept } from "#components/state/kept.ts";
import type { GenerationId, MemberId } from "#lib/domain/base/id.ts";
import { drawingSchema } from "#lib/domain/judgement/drawing.ts";
import { noteSchema, noteTextMax } from "#lib/domain/judgement/verdict.ts";

const begunNoteSchema = z.strictObject({
  atMs: noteSchema.shape.atMs,
  text: z.string().check(z.maxLength(noteTextMax)),
  drawing: z.optional(drawingSchema),
});
/** A note that is being written. */
export type BegunNote = z.infer<typeof begunNoteSchema>;

/** Whether nothing would be lost with it. */
export const isBlank = ({ text, drawing }: BegunNote) => text.trim() === "" && drawing === undefined;

export function openBegunNote(memberId: MemberId, generationId: GenerationId): Kept<BegunNote | null> {
  return openKept({
    key: `triptych begun note ${memberId} ${generationId}`,
    formerKey: `triptych begun note ${generationId}`,
    schema: z.nullable(begunNoteSchema),
    fallback: null,
    what: "A note that you began in this browser",
  });
}

type BegunNotes = {
  of: (generationId: GenerationId) => BegunNote | null;
  keep: (generationId: GenerationId, begun: BegunNote | null) => void;
};

/** The notes that were begun on these generations and not saved; a reload loses neither words nor strokes. */
export function useBegunNotes(memberId: MemberId, generationIds: readonly GenerationId[]): BegunNotes {
  const key = generationIds.join(" ");
  const kept = useMemo(
    () => new Map(splitIds(key).map((id) => [id, openBegunNote(memberId, id)])),
    [memberId, key],
  );
  const all = useMemo(() => together([...kept.values()]), [kept]);
  const begun = useSyncExternalStore(all.subscribe, all.read, () => none);
  const ids = [...kept.keys()];
  return {
    of: (generationId) => begun[ids.indexOf(generationId)] ?? null,
    keep: (generationId, next) => kept.get(generationId)?.update(() => next),
  };
}

/** Several kept values as one list, which is another only when one of them is. */
function together(kept: readonly Kept<BegunNote | null>[]) {
  let last: (BegunNote | null)[] = [];
  return {
    subscribe: (listener: () => void) => {
      const stops = kept.map((one) => one.subscribe(listener));
      return () => stops.forEach((stop) => stop());
    },
    read: () => {
      const next = kept.map((one) => one.get());
      if (next.length !== last.length || next.some((one, index) => one !== last[index])) last = next;
      return last;
    },
  };
}

const none: (BegunNote | null)[] = [];
const splitIds = (key: string) => (key === "" ? [] : (key.split(" ") as GenerationId[])); // they were joined so
