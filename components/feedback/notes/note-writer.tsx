"use client";

import { type FormEvent, type MouseEvent, useRef, useState, useSyncExternalStore } from "react";
import { useStrokeUndo } from "./use-stroke-undo.ts";
import { useEscape } from "#components/state/use-escape.ts";
import { Button } from "#components/ui/button.tsx";
import { DrawingBoard } from "./drawing-board.tsx";
import { DrawingTools } from "./drawing-tools.tsx";
import { Ink } from "./ink.tsx";
import { noteMessages } from "./messages.ts";
import { NoteField } from "./note-field.tsx";
import { NoteHead } from "./note-head.tsx";
import { OverPicture } from "./over-picture.tsx";
import { isFull, type Size, type Stroke, type StrokeKind } from "./strokes.ts";
import { type BegunNote, isBlank } from "./use-begun-note.ts";

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
  const [isStrokeLast, setStrokeLast] = useState(false);
  const layer = useRef<HTMLElement>(null);
  const isOnFrame = useSyncExternalStore(onPosition, isInSight, () => true);
  const strokes = begun.drawing?.strokes ?? [];
  const draw = (next: readonly Stroke[]) => {
    const { drawing: _before, ...rest } = begun;
    onChange(next.length === 0 ? rest : { ...rest, drawing: { version: 1, strokes: [...next] } });
  };
  const cancel = () => {
    if (isBlank(begun)) onCancel();
    else setAsking(!isAsking);
  };
  useEscape(cancel, "[data-notes]");
  const undo = () => draw(strokes.slice(0, -1));
  useStrokeUndo({ hasStrokes: strokes.length > 0, isStrokeLast, onUndo: undo });
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
      layer={layer}
      {...{ isDrawing, strokes }}
      card={
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only holds the focus where it is
        <form
          aria-label={noteMessages.card}
          className="note-card rounded-panel p-3"
          onSubmit={save}
          onMouseDown={keepFocus}
        >
          <NoteHead {...{ number, time }} />
          <NoteField
            {...{ field, layer, takesFocus }}
            label={noteMessages.field(time)}
            text={begun.text}
            onText={(text) => {
              setStrokeLast(false);
              onChange({ ...begun, text });
            }}
            onEnter={save}
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
                <DrawingTools {...{ tool }} onTool={setTool} canUndo={strokes.length > 0} onUndo={undo} />
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
          onStroke={(stroke) => {
            setStrokeLast(true);
            draw([...strokes, stroke]);
          }}
        />
      )}
    </OverPicture>
  );
}

/** A press on the card beside its field and buttons takes the focus from neither. */
const keepFocus = (event: MouseEvent) => {
  if (event.target instanceof Element && !event.target.closest("textarea, button")) event.preventDefault();
};

/** A lesser main action: near-white in the dark, near-black in the light. */
const lightClass = "border-transparent! bg-text! font-semibold! text-ground! hover:bg-text/85!";
