"use client";

import { Pencil, Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";
import { noteMessages } from "./messages.ts";
import type { MemberNotes } from "./use-notes.tsx";

type NoteListProps = {
  clipId: string;
  /** Of the clip. */
  name: string;
  notes: Pick<MemberNotes, "of" | "open" | "show" | "remove" | "restore" | "deleted" | "timeText">;
};

/** All notes on a clip. A time leads to its frame and shows what was drawn there. */
export function NoteList({ clipId, name, notes }: NoteListProps) {
  const keptFocus = useKeptFocus<HTMLUListElement>(notes.deleted?.note.id ?? "");
  const gone = notes.deleted?.clipId === clipId ? notes.deleted.note : null;
  const rows = [...notes.of(clipId), ...(gone ? [gone] : [])].toSorted((a, b) => a.atMs - b.atMs);
  if (rows.length === 0) return null;
  return (
    <ul {...keptFocus} aria-label={noteMessages.list(name)} className="flex flex-col">
      {rows.map((note) => {
        const time = notes.timeText(clipId, note.atMs);
        return note === gone ? (
          <li key={note.id} className="flex min-h-8 items-center gap-2 text-13 text-quiet">
            <span className="tabular font-mono text-12">{time}</span>
            <span className="grow">{noteMessages.deleted}</span>
            <Button size="small" variant="quiet" className="-mr-2.5 text-text" onClick={notes.restore}>
              {noteMessages.undo}
            </Button>
          </li>
        ) : (
          <li key={note.id} className="group flex items-start gap-1 text-13">
            <Button
              size="small"
              variant="quiet"
              aria-label={noteMessages.goTo(time)}
              aria-current={notes.open?.noteId === note.id || undefined}
              className="tabular -ml-2 px-2! font-mono text-12! aria-[current]:text-focus"
              onClick={() => notes.show(clipId, note.id)}
            >
              {time}
            </Button>
            <p dir="auto" className="min-w-0 grow py-1.5 break-words whitespace-pre-wrap">
              {note.text}{" "}
              {note.drawing && (
                <span className="inline-flex items-center gap-1 text-12 whitespace-nowrap text-quiet">
                  <Icon of={Pencil} size={14} />
                  {noteMessages.hasDrawing}
                </span>
              )}
            </p>
            <IconButton
              label={noteMessages.deleteAt(time)}
              icon={Trash2}
              className="-mr-2"
              onClick={() => notes.remove(clipId, note.id)}
            />
          </li>
        );
      })}
    </ul>
  );
}
