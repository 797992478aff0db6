"use client";

import { Trash2, X } from "lucide-react";
import { useEscape } from "#components/state/use-escape.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";
import { Ink } from "./ink.tsx";
import { noteMessages } from "./messages.ts";
import { NoteHead } from "./note-head.tsx";
import type { ClipNote } from "./notes-port.ts";
import { OverPicture } from "./over-picture.tsx";
import type { Size } from "./strokes.ts";

type NoteReaderProps = {
  note: ClipNote;
  time: string;
  number: number;
  /** Of the picture. */
  size: Size;
  /** Null: it is deleted, and only its undo is left. */
  onDelete: (() => void) | null;
  onUndo: () => void;
  onClose: () => void;
};

/** A note on the frame it is about. */
export function NoteReader({ note, time, number, size, onDelete, onUndo, onClose }: NoteReaderProps) {
  useEscape(onClose, "[data-notes]");
  const keptFocus = useKeptFocus<HTMLFieldSetElement>(onDelete ? "there" : "deleted");
  const strokes = onDelete ? (note.drawing?.strokes ?? []) : [];
  return (
    <OverPicture
      state="reading"
      strokes={strokes}
      card={
        <fieldset
          {...keptFocus}
          aria-label={noteMessages.card}
          className="note-card min-w-0 rounded-panel p-3"
        >
          <NoteHead {...{ number, time }}>
            <span className="grow" />
            {onDelete && (
              <IconButton label={noteMessages.delete} icon={Trash2} className={tight} onClick={onDelete} />
            )}
            <IconButton label={noteMessages.close} icon={X} className={tight} onClick={onClose} />
          </NoteHead>
          {onDelete ? (
            <p dir="auto" className="mt-1.5 max-h-30 overflow-y-auto text-14 break-words whitespace-pre-wrap">
              {note.text}
            </p>
          ) : (
            <p className="mt-1 flex items-center justify-between gap-2 text-14 text-quiet">
              {noteMessages.deleted}
              <Button size="small" onClick={onUndo}>
                {noteMessages.undo}
              </Button>
            </p>
          )}
        </fieldset>
      }
    >
      <Ink strokes={strokes} size={size} label={noteMessages.drawing} />
    </OverPicture>
  );
}

const tight = "-my-1.5 last:-mr-1.5";
