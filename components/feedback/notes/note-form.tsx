"use client";

import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/control-class.ts";
import { noteTextMax } from "#lib/domain/judgement/verdict.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import type { BegunNote } from "./use-begun-note.ts";

type NoteFormProps = {
  begun: BegunNote;
  onChange: (begun: BegunNote) => void;
  onSave: (note: BegunNote) => void;
  onClose: () => void;
};

/** The words of a note. Enter keeps them, Shift and Enter begin a line, Escape cancels. */
export function NoteForm({ begun, onChange, onSave, onClose }: NoteFormProps) {
  const { atMs, text } = begun;
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = text === "";
  useEffect(() => {
    if (isEmpty) field.current?.focus(); // one that a reload brought back takes no focus
  }, [isEmpty]);
  const save = () => (text.trim() === "" ? field.current?.focus() : onSave({ atMs, text: text.trim() }));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label className="flex flex-col gap-1 text-12 text-quiet">
        <span className="tabular">
          Note at <span className="font-mono">{timeCode(atMs)}</span>
        </span>
        <textarea
          ref={field}
          rows={2}
          maxLength={noteTextMax}
          className={controlClass("min-h-9 resize-y py-2 pointer-coarse:text-16")}
          value={text}
          onChange={({ target }) => onChange({ atMs, text: target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") onClose();
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            save();
          }}
        />
      </label>
      <div className="flex gap-2">
        <Button type="submit" size="small" variant="primary">
          Save note
        </Button>
        <Button size="small" variant="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
