"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { DrawingBoard } from "#components/feedback/notes/drawing-board.tsx";
import { Ink } from "#components/feedback/notes/ink.tsx";
import { noteMessages } from "#components/feedback/notes/messages.ts";
import { frameInSight, goToFrame, isInSight } from "#components/feedback/notes/note-time.ts";
import type { ClipNote, NotesPort } from "#components/feedback/notes/notes-port.ts";
import { isFull, type Stroke, type StrokeKind } from "#components/feedback/notes/strokes.ts";
import { frameNumber } from "#components/gallery/public/player/frame-number.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { PageComment, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentList, type ListedComment } from "./comment-list.tsx";
import { CommentTools } from "./comment-tools.tsx";
import { commentMessages } from "./messages.ts";
import { useOwnAdded } from "./own-comments.ts";
import { usePosted } from "./use-posted.ts";

type PlayerCommentsOptions = {
  items: readonly PageItem[];
  playhead: Playhead;
  token: string | null;
  allows: boolean;
  /** The clip that a comment is about until another one is chosen for it. */
  chosen?: string | null;
};

/** A comment that is being written; its time is null until there are words or strokes. */
type Draft = {
  itemId: PageItem["id"] | null;
  atMs: number | null;
  isTimed: boolean;
  hasWords: boolean;
  strokes: readonly Stroke[];
};
const noDraft: Draft = { itemId: null, atMs: null, isTimed: true, hasWords: false, strokes: [] };

type PlayerComments = { port: NotesPort | null; composer: ReactNode; list: ReactNode };

/** The comments on the clips of the player: what is read and written below it, and what is drawn on its pictures. */
export function usePlayerComments(options: PlayerCommentsOptions): PlayerComments {
  const { items, playhead, token, allows, chosen } = options;
  const field = useRef<HTMLTextAreaElement>(null);
  const [begun, setDraft] = useState<Draft>(noDraft);
  const [tool, setTool] = useState<StrokeKind | null>(null);
  const [shown, setShown] = useState<{ clipId: string; noteId: string } | null>(null);
  const withOwn = useOwnAdded();
  const posted = usePosted();
  const isGone = begun.itemId !== null && !items.some(({ id }) => id === begun.itemId); // another clip was chosen
  const draft = isGone ? { ...begun, itemId: null, atMs: null, strokes: noDraft.strokes } : begun;
  const about = items.find(({ id }) => id === (draft.itemId ?? chosen)) ?? items[0];

  const commentsOf = (clipId: string): readonly PageComment[] => {
    const item = items.find(({ id }) => id === clipId);
    return item ? withOwn(item.id, item.comments) : [];
  };
  const of = (clipId: string): ClipNote[] =>
    commentsOf(clipId)
      .flatMap(({ id, atMs, text, name, drawing }) =>
        atMs === null ? [] : [{ id, atMs, text, author: name, drawing }],
      )
      .toSorted((a, b) => a.atMs - b.atMs);
  const read = shown && of(shown.clipId).find(({ id }) => id === shown.noteId);

  // Whatever leads to another frame hides what was drawn on this one.
  const readAtMs = read?.atMs;
  useEffect(() => {
    if (shown === null || readAtMs === undefined) return;
    const { clipId } = shown;
    return playhead.onPosition(() => {
      if (!isInSight(playhead, clipId, readAtMs)) setShown(null);
    });
  }, [playhead, shown, readAtMs]);

  if (!allows || !about) return { port: null, composer: null, list: null };

  /** Holds the frame in sight, if no frame is held yet: what is written now is about it. */
  const holdFrame = (item: PageItem) => {
    const heldMs = about.id === item.id ? draft.atMs : null;
    const atMs = heldMs ?? frameInSight(playhead, item.id);
    playhead.pause();
    if (heldMs === null || !isInSight(playhead, item.id, atMs)) goToFrame(playhead, item.id, atMs);
    return { itemId: item.id, atMs };
  };
  const show = (clipId: string, noteId: string | null) => {
    const note = of(clipId).find(({ id }) => id === noteId);
    setShown(note ? { clipId, noteId: note.id } : null);
    if (note) goToFrame(playhead, clipId, note.atMs);
  };
  const aboutItem = (id: PageItem["id"]) =>
    setDraft({ ...draft, itemId: id, atMs: draft.atMs === null ? null : frameInSight(playhead, id) });

  const overlay: NotesPort["overlay"] = (clip) => {
    const item = items.find(({ id }) => id === clip.id);
    if (!item) return null;
    const size = { width: clip.widthPx, height: clip.heightPx };
    const isRead = read && shown?.clipId === clip.id;
    const isDrawn = draft.strokes.length > 0;
    const draws = tool !== null && (!isDrawn || about.id === item.id);
    if (!isRead && !draws && !(isDrawn && about.id === item.id)) return null;
    return (
      <div data-notes={draws ? "writing" : "reading"} className="pointer-events-none absolute inset-0">
        {isRead && (
          <Ink
            strokes={read.drawing?.strokes ?? []}
            size={size}
            label={commentMessages.drawing(read.author ?? "")}
          />
        )}
        {!isRead && isDrawn && about.id === item.id && (
          <Ink strokes={draft.strokes} size={size} label={commentMessages.ownDrawing} />
        )}
        {draws && (
          <DrawingBoard
            strokes={draft.strokes}
            {...{ size, tool }}
            onPenDown={() => {
              setShown(null);
              setDraft({ ...draft, ...holdFrame(item), isTimed: true });
            }}
            onStroke={(stroke) => setDraft((now) => ({ ...now, strokes: [...now.strokes, stroke] }))}
          />
        )}
      </div>
    );
  };

  const isSeveral = items.length > 1;
  const listed = items
    .flatMap((item) =>
      withOwn(item.id, item.comments).map((comment) => ({
        clipId: item.id,
        placeMs: comment.atMs === null ? -1 : comment.atMs + item.offsetMs,
        comment: { ...comment, ...(isSeveral && { onClip: frameNumber(item.number) }) },
      })),
    )
    .toSorted((a, b) => a.placeMs - b.placeMs);
  const open = (comment: ListedComment) => {
    const found = listed.find((one) => one.comment.id === comment.id);
    if (found) show(found.clipId, comment.id);
  };

  const { strokes } = draft;
  const drawing = strokes.length === 0 ? undefined : { version: 1 as const, strokes: [...strokes] };
  const openNow = read && shown ? { ...shown, atMs: read.atMs } : null;
  const openLater =
    draft.isTimed && draft.atMs !== null ? { clipId: about.id, noteId: null, atMs: draft.atMs } : null;
  const port: NotesPort = {
    of,
    open: openNow ?? openLater,
    show,
    begin: (clipId) => {
      const item = items.find(({ id }) => id === clipId);
      if (!item) return;
      playhead.pause();
      aboutItem(item.id);
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
          ...(drawing && { drawing }),
        }}
        thanks={posted.thanks}
        notice={isFull(strokes) ? noteMessages.full : null}
        onWords={(text) => {
          const hasWords = text.trim() !== "";
          if (hasWords && draft.isTimed) setDraft({ ...draft, ...holdFrame(about), hasWords });
          else setDraft({ ...draft, hasWords, ...(strokes.length === 0 && { atMs: null }) });
        }}
        onSent={(sent) => {
          posted.add(about.id, sent);
          setDraft(noDraft);
          setTool(null);
        }}
        tools={
          <CommentTools
            {...{ playhead, tool }}
            item={about}
            atMs={draft.atMs}
            isTimed={draft.isTimed}
            onTimed={(isTimed) =>
              setDraft({
                ...draft,
                isTimed,
                ...(isTimed && draft.hasWords ? holdFrame(about) : { atMs: null }),
              })
            }
            choices={isSeveral ? items.map(({ id, number }) => ({ id, number: frameNumber(number) })) : []}
            itemId={about.id}
            onItem={aboutItem}
            onTool={setTool}
            hasStrokes={strokes.length > 0}
            onUndo={() => {
              const rest = strokes.slice(0, -1);
              const isEmpty = rest.length === 0 && !draft.hasWords;
              setDraft({ ...draft, strokes: rest, ...(isEmpty && { atMs: null }) });
            }}
          />
        }
      />
    ),
    list: (
      <CommentList
        comments={listed.map(({ comment }) => comment)}
        label={commentMessages.title}
        onOpen={open}
        opened={read?.id ?? null}
      />
    ),
  };
}
