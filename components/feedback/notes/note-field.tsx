"use client";

import { type RefObject, useEffect } from "react";
import { noteTextMax } from "#lib/domain/judgement/verdict.ts";
import { noteMessages } from "./messages.ts";

type NoteFieldProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** On the picture, which takes the focus in the end if nothing else can. */
  layer: RefObject<HTMLElement | null>;
  takesFocus: boolean;
  label: string;
  text: string;
  onText: (text: string) => void;
  onEnter: () => void;
};

/** The words of a note. It has the focus from the beginning; in the end whatever had it before has it again, or the clip. */
export function NoteField({ field, layer, takesFocus, label, text, onText, onEnter }: NoteFieldProps) {
  useEffect(() => {
    const before = document.activeElement;
    const clip = layer.current?.closest<HTMLElement>("[tabindex]");
    const focus = () => {
      if (!takesFocus) return;
      field.current?.focus({ preventScroll: true });
      field.current?.form?.scrollIntoView({ block: "nearest" }); // all of it, where text is large
    };
    focus();
    // A menu from which it was opened closes only now, and gives the focus back to its button.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(focus)));
    return () => {
      cancelAnimationFrame(frame);
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      (isThere ? before : clip)?.focus({ preventScroll: true });
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, as it is opened and closed
  }, []);
  return (
    <textarea
      ref={field}
      aria-label={label}
      placeholder={noteMessages.placeholder}
      rows={3}
      maxLength={noteTextMax}
      dir="auto"
      className="mt-1.5 block field-sizing-content max-h-24 min-h-15 w-full resize-none bg-transparent text-14 caret-accent outline-none placeholder:text-quiet pointer-coarse:text-16"
      value={text}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}
