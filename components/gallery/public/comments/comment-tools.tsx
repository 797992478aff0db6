"use client";

import { useSyncExternalStore } from "react";
import { DrawingTools } from "#components/feedback/notes/drawing-tools.tsx";
import type { StrokeKind } from "#components/feedback/notes/strokes.ts";
import { shortTimeCode } from "#components/playhead/time-code.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { commentMessages } from "./messages.ts";

type CommentToolsProps = {
  playhead: Playhead;
  item: Pick<PageItem, "offsetMs">;
  /** In the clip, once it is begun: until then the time of the playhead. */
  atMs: number | null;
  isTimed: boolean;
  onTimed: (isTimed: boolean) => void;
  /** The clips that it may be about, by their numbers; empty where there is one. */
  choices: readonly { id: PageItem["id"]; number: string }[];
  itemId: PageItem["id"];
  onItem: (id: PageItem["id"]) => void;
  tool: StrokeKind | null;
  onTool: (tool: StrokeKind | null) => void;
  hasStrokes: boolean;
  onUndo: () => void;
};

/** At which time and on which clip a comment is, and what one draws with. */
export function CommentTools(props: CommentToolsProps) {
  const { playhead, item, atMs, isTimed, onTimed, choices, itemId, onItem } = props;
  const { tool, onTool, hasStrokes, onUndo } = props;
  const now = useSyncExternalStore(
    playhead.onPosition,
    () => shortTimeCode(playhead.positionMs()),
    () => shortTimeCode(0),
  );
  const time = atMs === null ? now : shortTimeCode(atMs + item.offsetMs);
  return (
    <>
      <button
        type="button"
        aria-label={commentMessages.at(time)}
        aria-pressed={isTimed}
        aria-disabled={hasStrokes || undefined}
        data-tooltip={commentMessages.at(time)}
        className={`${chipClass} font-mono font-medium not-aria-pressed:text-quiet not-aria-pressed:line-through`}
        onClick={() => hasStrokes || onTimed(!isTimed)}
      >
        {time}
      </button>
      {choices.length > 1 && (
        <select
          aria-label={commentMessages.on}
          className={`${chipClass} disabled:opacity-70`}
          value={itemId}
          disabled={hasStrokes}
          onChange={({ target }) => {
            const chosen = choices.find(({ id }) => id === target.value);
            if (chosen) onItem(chosen.id);
          }}
        >
          {choices.map(({ id, number }) => (
            <option key={id} value={id}>
              {commentMessages.onClip(number)}
            </option>
          ))}
        </select>
      )}
      <DrawingTools tools={drawn} {...{ tool, onTool, onUndo }} canUndo={hasStrokes} />
    </>
  );
}

const drawn: readonly StrokeKind[] = ["pen"];
const chipClass =
  "tabular mr-0.5 inline-flex h-8 items-center rounded-control bg-raised px-2.5 text-12 transition-colors hover:bg-lifted pointer-coarse:h-11";
