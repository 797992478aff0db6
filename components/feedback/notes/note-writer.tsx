"use client";

import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { noteTextMax } from "#lib/domain/judgement/verdict.ts";
import { DrawingBoard } from "./drawing-board.tsx";
import { DrawingTools } from "./drawing-tools.tsx";
import { Ink } from "./ink.tsx";
import { noteMessages } from "./messages.ts";
import { NoteHead } from "./note-head.tsx";
import { OverPicture } from "./over-picture.tsx";
import { isFull, type Size, type Stroke, type StrokeKind } from "./strokes.ts";
import { type BegunNote, isBlank } from "./use-begun-note.ts";
import { useEscape } from "./use-escape.ts";

type NoteWriterProps = {
  begun: BegunNote;
  time: string;
  number: number;
  /** Of the picture. */
  size: Size;
  /** One that a reload brought back takes no focus. */
  takesFocus: boolean;
  /** Whether its frame is the one in sight. */
  isInSight: () => boolean;
  onPosition: (listener: () => void) => () => void;
  /** Pauses at its frame. */
  onGoTo: () => void;
  onChange: (begun: BegunNote) => void;
  onSave: (text: string) => void;
  onCancel: () => void;
};

/** A note that is being written, with what is drawn on its frame. Enter saves, Shift and Enter begin a line, Escape cancels. */
export function NoteWriter(props: NoteWriterProps) {
  const { begun, time, number, size, takesFocus, isInSight, onPosition } = props;
  const { onGoTo, onChange, onSave, onCancel } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [tool, setTool] = useState<StrokeKind | null>("pen");
  const [isDrawing, setDrawing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isWordless, setWordless] = useState(false);
  const isOnFrame = useSyncExternalStore(onPosition, isInSight, () => true);
  const strokes = begun.drawing?.strokes ?? [];
  useReturnOfFocus(field, takesFocus);
  const draw = (next: readonly Stroke[]) => {
    const { drawing: _before, ...rest } = begun;
    onChange(next.length === 0 ? rest : { ...rest, drawing: { version: 1, strokes: [...next] } });
  };
  const cancel = () => {
    if (isBlank(begun)) onCancel();
    else setAsking(!isAsking);
  };
  useEscape(cancel);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    const text = begun.text.trim();
    setWordless(text === "");
    if (text === "") field.current?.focus();
    else onSave(text);
  };
  const word =
    isWordless && begun.text.trim() === "" ? noteMessages.noWords : isFull(strokes) && noteMessages.full;
  return (
    <OverPicture
      state="writing"
      {...{ isDrawing, strokes }}
      card={
        <form aria-label={noteMessages.card} className="note-card rounded-panel p-3" onSubmit={save}>
          <NoteHead {...{ number, time }} />
          <textarea
            ref={field}
            aria-label={noteMessages.field(time)}
            placeholder={noteMessages.placeholder}
            rows={3}
            maxLength={noteTextMax}
            dir="auto"
            className="mt-1.5 block field-sizing-content max-h-24 min-h-15 w-full resize-none bg-transparent text-14 caret-accent outline-none placeholder:text-quiet pointer-coarse:text-16"
            value={begun.text}
            onChange={({ target }) => onChange({ ...begun, text: target.value })}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              save();
            }}
          />
          <output className="block text-12 text-unconfirmed empty:hidden">{word}</output>
          <div className="-mx-1 mt-2.5 -mb-1 flex flex-wrap items-center">
            {isAsking ? (
              <>
                <span className="grow pl-1 text-13">{noteMessages.discardQuestion}</span>
                <Button size="small" variant="quiet" onClick={() => setAsking(false)}>
                  {noteMessages.keepWriting}
                </Button>
                <Button size="small" variant="danger" onClick={onCancel}>
                  {noteMessages.discard}
                </Button>
              </>
            ) : (
              <>
                <DrawingTools
                  {...{ tool }}
                  onTool={setTool}
                  canUndo={strokes.length > 0}
                  onUndo={() => draw(strokes.slice(0, -1))}
                />
                <span className="grow" />
                <Button size="small" variant="quiet" onClick={cancel}>
                  {noteMessages.cancel}
                </Button>
                <Button type="submit" size="small" className={lightClass}>
                  {noteMessages.save}
                </Button>
              </>
            )}
          </div>
        </form>
      }
    >
      {isOnFrame && <Ink strokes={strokes} size={size} label={noteMessages.drawing} />}
      {tool && (
        <DrawingBoard
          {...{ strokes, size, tool }}
          onPenDown={onGoTo}
          onDrawing={setDrawing}
          onStroke={(stroke) => draw([...strokes, stroke])}
        />
      )}
    </OverPicture>
  );
}

/** A lesser main action: near-white in the dark, near-black in the light. */
const lightClass = "border-transparent! bg-text! font-semibold! text-ground! hover:bg-text/85!";

/** The field has the focus from the beginning; in the end whatever had it before has it again, or the clip. */
function useReturnOfFocus(field: { current: HTMLTextAreaElement | null }, takesFocus: boolean): void {
  useEffect(() => {
    const before = document.activeElement;
    const article = field.current?.closest("article");
    if (takesFocus) field.current?.focus();
    return () => {
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      const next = isThere ? before : article?.querySelector<HTMLElement>("[tabindex='0'], button");
      next?.focus({ preventScroll: true });
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, as it is opened and closed
  }, []);
}
