import type { RefusedAction } from "#components/state/messages.ts";
import {
  addNoteAction,
  deleteNoteAction,
  restoreNoteAction,
  saveOffsetAction,
  saveVerdictAction,
} from "#lib/actions/feedback-actions.ts";
import type { Saying } from "./sayings.ts";

/** Has the studio keep what was said. Rejects where it could not be reached. */
export function sendSaying(saying: Saying): Promise<{ ok: true } | RefusedAction> {
  const { generationId } = saying;
  switch (saying.type) {
    case "verdict":
      return saveVerdictAction({ generationId, ...saying.verdict });
    case "offset":
      return saveOffsetAction({ generationId, offsetMs: saying.offsetMs });
    case "note":
      return addNoteAction({ generationId, ...saying.note });
    case "note-gone":
      return deleteNoteAction({ noteId: saying.note.id });
    case "note-back":
      return restoreNoteAction({ noteId: saying.note.id });
  }
}
