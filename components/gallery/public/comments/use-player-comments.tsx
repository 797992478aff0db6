"use client";

import { type ReactNode, useRef, useState } from "react";
import { noteMessages } from "#components/feedback/notes/messages.ts";
import { frameInSight, goToFrame, isInSight } from "#components/feedback/notes/note-time.ts";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import { isFull, type Stroke, type StrokeKind } from "#components/feedback/notes/strokes.ts";
import { frameNumber } from "#components/gallery/public/player/frame-number.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentInk } from "./comment-ink.tsx";
import { CommentTools } from "./comment-tools.tsx";
import { type CommentDraft, isBegun, useCommentDraft } from "./kept-draft.ts";
import { PlayerCommentList } from "./player-comment-list.tsx";
import { usePosted } from "./use-posted.ts";
import { useShownComment } from "./use-shown-comment.ts";

type PlayerCommentsOptions = {
  items: readonly PageItem[];
  playhead: Playhead;
  token: string | null;
  allows: boolean;
  /** The clip that a comment is about until another one is chosen for it. */
  chosen?: string | null;
};

type PlayerComments = { port: NotesPort | null; composer: ReactNode; list: ReactNode };

/** The comments on the clips of the player: what is read and written below it, and what is drawn on its pictures. */
export function usePlayerComments(options: PlayerCommentsOptions): PlayerComments {
  const { items, playhead, token, allows, chosen } = options;
  const isSeveral = items.length > 1;
  const { draft: kept, change, drop } = useCommentDraft(token, isSeveral ? "several" : (items[0]?.id ?? ""));
  const isGone = kept.itemId !== null && !items.some(({ id }) => id === kept.itemId); // another clip was chosen
  const draft: CommentDraft = isGone ? { ...kept, itemId: null, atMs: null, drawing: undefined } : kept;
  const about = items.find(({ id }) => id === (draft.itemId ?? chosen)) ?? items[0];

  const field = useRef<HTMLTextAreaElement>(null);
  const [isWriting, setWriting] = useState(false);
  const [tool, setTool] = useState<StrokeKind | null>(null);
  const { of, read, show } = useShownComment(items, playhead);
  const posted = usePosted();
  if (!allows || !about) return { port: null, composer: null, list: null };

  const strokes = draft.drawing?.strokes ?? [];
  const hasWords = draft.text.trim() !== "";

  /** Holds the frame in sight, if no frame is held yet: what is written now is about it. */
  const holdFrame = (item: PageItem) => {
    const heldMs = about.id === item.id ? draft.atMs : null;
    const atMs = heldMs ?? frameInSight(playhead, item.id);
    playhead.pause();
    if (heldMs === null || !isInSight(playhead, item.id, atMs)) goToFrame(playhead, item.id, atMs);
    return { itemId: item.id, atMs };
  };
  const aboutItem = (id: PageItem["id"]) =>
    change({ itemId: id, atMs: draft.atMs === null ? null : frameInSight(playhead, id) });

  const overlay: NotesPort["overlay"] = (clip) => {
    const item = items.find(({ id }) => id === clip.id);
    if (!item) return null;
    const isAbout = about.id === item.id;
    return (
      <CommentInk
        clip={clip}
        read={read?.clipId === clip.id ? read : null}
        strokes={isAbout ? strokes : []}
        tool={isAbout || strokes.length === 0 ? tool : null}
        onPenDown={() => {
          show(clip.id, null);
          change({ ...holdFrame(item), isTimed: true });
        }}
        onStroke={(stroke) =>
          change(({ drawing }) => ({ drawing: drawingOf([...(drawing?.strokes ?? []), stroke]) }))
        }
      />
    );
  };

  const openDraft =
    draft.isTimed && draft.atMs !== null ? { clipId: about.id, noteId: null, atMs: draft.atMs } : null;
  const port: NotesPort = {
    of,
    open: read ? { clipId: read.clipId, noteId: read.id, atMs: read.atMs } : openDraft,
    show,
    begin: (clipId) => {
      const item = items.find(({ id }) => id === clipId);
      if (!item) return;
      playhead.pause();
      aboutItem(item.id);
      setWriting(true);
      field.current?.focus();
    },
    overlay,
  };
  return {
    port,
    composer: (
      <CommentForm
        {...{ token, field }}
        about={{
          itemId: about.id,
          atMs: draft.isTimed ? (draft.atMs ?? 0) : null,
          ...(draft.drawing && { drawing: draft.drawing }),
        }}
        text={draft.text}
        isWriting={isWriting}
        onWriting={(next) => {
          setWriting(next);
          if (!next) setTool(null);
        }}
        isBegun={isBegun(draft)}
        thanks={posted.thanks}
        notice={isFull(strokes) ? noteMessages.full : null}
        onText={(text) => {
          if (text.trim() !== "" && draft.isTimed) change({ text, ...holdFrame(about) });
          else change({ text, ...(text.trim() === "" && strokes.length === 0 && { atMs: null }) });
        }}
        onSent={(sent) => {
          posted.add(about.id, sent);
          drop();
        }}
        tools={
          <CommentTools
            {...{ playhead, tool }}
            item={about}
            atMs={draft.atMs}
            isTimed={draft.isTimed}
            onTimed={(isTimed) =>
              change({ isTimed, ...(isTimed && hasWords ? holdFrame(about) : { atMs: null }) })
            }
            choices={isSeveral ? items.map(({ id, number }) => ({ id, number: frameNumber(number) })) : []}
            itemId={about.id}
            onItem={aboutItem}
            onTool={setTool}
            hasStrokes={strokes.length > 0}
            onUndo={() => {
              const rest = strokes.slice(0, -1);
              change({ drawing: drawingOf(rest), ...(rest.length === 0 && !hasWords && { atMs: null }) });
            }}
          />
        }
      />
    ),
    list: <PlayerCommentList items={items} openedId={read?.id ?? null} onOpen={show} />,
  };
}

const drawingOf = (strokes: readonly Stroke[]): CommentDraft["drawing"] =>
  strokes.length === 0 ? undefined : { version: 1, strokes: [...strokes] };
