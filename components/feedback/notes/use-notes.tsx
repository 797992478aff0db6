"use client";

import { type ReactNode, useEffect, useState } from "react";
import { v7 } from "uuid";
import { announce } from "#components/state/announce.ts";
import type { FeedbackChange } from "#components/feedback/feedback-changes.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { GenerationId, MemberId, NoteId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Note } from "#lib/domain/judgement/verdict.ts";
import { noteMessages } from "./messages.ts";
import { NoteReader } from "./note-reader.tsx";
import { frameInSight, goToFrame, isInSight, noteTime } from "./note-time.ts";
import { NoteWriter } from "./note-writer.tsx";
import type { ClipNote, NotesPort } from "./notes-port.ts";
import { isBlank, useBegunNotes } from "./use-begun-note.ts";

type NotesOptions = {
  memberId: MemberId;
  views: readonly GenerationView[];
  names: ReadonlyMap<GenerationId, string>;
  playhead: Playhead;
  giveFeedback: (change: FeedbackChange) => void;
};

/** The notes of a member on the results of a room. */
export type MemberNotes = NotesPort & {
  timeText: (clipId: string, atMs: number) => string;
  remove: (clipId: string, noteId: string) => void;
  /** What was deleted last, as long as nothing else was: its undo stands where it was. */
  deleted: { clipId: string; note: ClipNote } | null;
  restore: () => void;
};

const idOf = (clipId: string) => clipId as GenerationId; // the clips are those of the generations

/** Keeps which note is read or written in a room, and shows it over its picture. */
export function useNotes({ memberId, views, names, playhead, giveFeedback }: NotesOptions): MemberNotes {
  const [shown, setShown] = useState<{ clipId: string; noteId: string } | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const [deleted, setDeleted] = useState<{ clipId: string; note: Note } | null>(null);
  const begun = useBegunNotes(
    memberId,
    views.map(({ id }) => id),
  );

  const notesOf = (clipId: string) => views.find(({ id }) => id === clipId)?.notes ?? [];
  const of = (clipId: string) => notesOf(clipId).map(asClipNote);
  const found = shown && notesOf(shown.clipId).find(({ id }) => id === shown.noteId);
  const gone = shown && !found && deleted?.note.id === shown.noteId ? deleted.note : null;
  const read = found ?? gone;
  const left = views.find(({ id }) => {
    const one = begun.of(id);
    return one !== null && (id === fresh || !isBlank(one));
  })?.id;
  const writing = fresh !== null && begun.of(idOf(fresh)) ? fresh : (left ?? null);

  // Whatever leads to another frame, playing above all, hides what belongs to this one.
  const readAtMs = read?.atMs;
  useEffect(() => {
    if (shown === null || readAtMs === undefined) return;
    const { clipId } = shown;
    return playhead.onPosition(() => {
      if (!isInSight(playhead, clipId, readAtMs)) setShown(null);
    });
  }, [playhead, shown, readAtMs]);

  const show = (clipId: string, noteId: string | null) => {
    const note = notesOf(clipId).find(({ id }) => id === noteId);
    setShown(note ? { clipId, noteId: note.id } : null);
    if (!note) return;
    goToFrame(playhead, clipId, note.atMs);
    announce(noteMessages.read(names.get(idOf(clipId)) ?? "", timeText(clipId, note.atMs), note.text));
  };
  const timeText = (clipId: string, atMs: number) => noteTime(playhead, clipId, atMs);
  const begin = (clipId: string) => {
    if (!views.some(({ id }) => id === clipId)) return;
    const before = begun.of(idOf(clipId));
    const atMs = before && !isBlank(before) ? before.atMs : frameInSight(playhead, clipId);
    goToFrame(playhead, clipId, atMs);
    if (!before || isBlank(before)) begun.keep(idOf(clipId), { atMs, text: "" });
    setShown(null);
    setFresh(clipId);
  };
  const close = (clipId: string) => {
    begun.keep(idOf(clipId), null);
    setFresh(null);
  };
  const remove = (clipId: string, noteId: string) => {
    const note = notesOf(clipId).find(({ id }) => id === noteId);
    if (!note) return;
    giveFeedback({ type: "note-gone", generationId: idOf(clipId), note });
    setDeleted({ clipId, note });
    announce(noteMessages.deleted);
  };
  const restore = () => {
    if (!deleted) return;
    giveFeedback({ type: "note-back", generationId: idOf(deleted.clipId), note: deleted.note });
    setDeleted(null);
  };

  const overlay = (clip: StageClip): ReactNode => {
    const number = views.findIndex(({ id }) => id === clip.id) + 1;
    const size = { width: clip.widthPx, height: clip.heightPx };
    if (shown?.clipId === clip.id && read)
      return (
        <NoteReader
          key={read.id}
          note={asClipNote(read)}
          time={timeText(clip.id, read.atMs)}
          {...{ number, size }}
          onDelete={gone ? null : () => remove(clip.id, read.id)}
          onUndo={restore}
          onClose={() => setShown(null)}
        />
      );
    const one = begun.of(idOf(clip.id));
    if (shown || writing !== clip.id || !one) return null;
    return (
      <NoteWriter
        begun={one}
        time={timeText(clip.id, one.atMs)}
        {...{ number, size }}
        takesFocus={fresh === clip.id}
        isInSight={() => isInSight(playhead, clip.id, one.atMs)}
        onPosition={playhead.onPosition}
        onGoTo={() => goToFrame(playhead, clip.id, one.atMs)}
        onChange={(next) => begun.keep(idOf(clip.id), next)}
        onCancel={() => close(clip.id)}
        onSave={(text) => {
          const id = v7() as NoteId; // a fresh UUID is what a note's id is
          giveFeedback({ type: "note", generationId: idOf(clip.id), note: { ...one, id, text } });
          close(clip.id);
        }}
      />
    );
  };

  const begunAtMs = writing === null ? null : (begun.of(idOf(writing))?.atMs ?? null);
  const openNow = read && shown ? { ...shown, atMs: read.atMs } : null;
  const openDraft =
    writing !== null && begunAtMs !== null ? { clipId: writing, noteId: null, atMs: begunAtMs } : null;
  return {
    of,
    open: openNow ?? openDraft,
    show,
    begin,
    overlay,
    timeText,
    remove,
    deleted: deleted && { clipId: deleted.clipId, note: asClipNote(deleted.note) },
    restore,
  };
}

const asClipNote = (note: Note): ClipNote => ({ ...note, author: null });
