import { useState } from "react";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import { type RoomState, withClipAt } from "./room-state.ts";
import type { RoomView } from "./room-view.ts";

/** A note is opened by its pin, whether or not its clip is shown just then; over another picture it could not be seen. */
export function useNoteInSight(
  notes: NotesPort | null,
  { layout, pair }: RoomView,
  change: (change: Partial<RoomState>) => void,
): void {
  const open = notes?.open ?? null;
  const openId = open?.clipId ?? null;
  const which = open && `${open.clipId} ${open.noteId ?? ""}`;
  const [last, setLast] = useState(which);
  if (which === last) return;
  setLast(which);
  if (openId === null) return;
  change({
    chosen: openId,
    ...(layout === "pair" && pair && !pair.includes(openId) && { pair: withClipAt(pair, 1, openId) }),
    ...(layout !== "grid" && layout !== "pair" && { isSolo: true }),
  });
}
