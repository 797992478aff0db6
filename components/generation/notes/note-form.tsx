"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/control-class.ts";
import { noteTextMax } from "#lib/domain/verdict.ts";
import { timeCode } from "#components/compare/transport/time-code.ts";

type NoteFormProps = { atMs: number; onSave: (text: string) => void; onClose: () => void };

/** The words of a note. Enter keeps them, Shift and Enter begin a line, Escape leaves. */
export function NoteForm({ atMs, onSave, onClose }: NoteFormProps) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = () => (text.trim() === "" ? field.current?.focus() : onSave(text.trim()));
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
          onChange={({ target }) => setText(target.value)}
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
