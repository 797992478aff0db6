"use client";

import { DrawingBoard } from "#components/feedback/notes/drawing-board.tsx";
import { Ink } from "#components/feedback/notes/ink.tsx";
import type { Stroke, StrokeKind } from "#components/feedback/notes/strokes.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { commentMessages } from "./messages.ts";
import type { ShownComment } from "./use-shown-comment.ts";

type CommentInkProps = {
  clip: StageClip;
  /** The comment that is read on this clip. */
  read: ShownComment["read"];
  /** What its visitor has drawn on this clip. */
  strokes: readonly Stroke[];
  /** What the pointer draws here; null: nothing. */
  tool: StrokeKind | null;
  onPenDown: () => void;
  onStroke: (stroke: Stroke) => void;
};

/** What is drawn over a picture, and what is being drawn. */
export function CommentInk({ clip, read, strokes, tool, onPenDown, onStroke }: CommentInkProps) {
  const isDrawn = strokes.length > 0;
  if (!read && !tool && !isDrawn) return null;
  const size = { width: clip.widthPx, height: clip.heightPx };
  return (
    <div data-notes={tool ? "writing" : "reading"} className="pointer-events-none absolute inset-0">
      {read ? (
        <Ink
          strokes={read.drawing?.strokes ?? []}
          size={size}
          label={commentMessages.drawing(read.author ?? "")}
        />
      ) : (
        isDrawn && <Ink strokes={strokes} size={size} label={commentMessages.ownDrawing} />
      )}
      {tool && <DrawingBoard {...{ strokes, size, tool, onPenDown, onStroke }} />}
    </div>
  );
}
