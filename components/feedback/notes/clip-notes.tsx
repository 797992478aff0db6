"use client";

import { MessageSquarePlus, X } from "lucide-react";
import { v7 } from "uuid";
import type { Playhead } from "#components/playhead/playhead.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { NoteId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { FeedbackChange } from "#components/feedback/feedback-changes.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import { NoteForm } from "./note-form.tsx";
import { useBegunNote } from "./use-begun-note.ts";

type ClipNotesProps = {
  view: GenerationView;
  name: string;
  durationMs: number;
  playhead: Playhead;
  giveFeedback: (change: FeedbackChange) => void;
};

/** Words at instants of a clip. An instant leads there, and a new note belongs to what is seen just now. */
export function ClipNotes({ view, name, durationMs, playhead, giveFeedback }: ClipNotesProps) {
  const { id: generationId, notes, offsetMs } = view;
  const [begun, setBegun] = useBegunNote(generationId);
  const begin = () => {
    playhead.pause();
    const atMs = Math.round(Math.min(durationMs, Math.max(0, playhead.positionMs() - offsetMs)));
    setBegun({ atMs, text: "" });
  };
  return (
    <div className="flex flex-col gap-1">
      {notes.length > 0 && (
        <ul aria-label={`Notes on ${name}`} className="flex flex-col">
          {notes.map((note) => (
            <li key={note.id} className="flex items-start gap-1 text-13">
              <Button
                size="small"
                variant="quiet"
                aria-label={`Go to ${timeCode(note.atMs)}`}
                className="tabular -ml-2 px-2! font-mono text-12!"
                onClick={() => playhead.seek(note.atMs + offsetMs)}
              >
                {timeCode(note.atMs)}
              </Button>
              <p className="min-w-0 grow py-1.5 break-words whitespace-pre-wrap">{note.text}</p>
              <IconButton
                label={`Delete note at ${timeCode(note.atMs)}`}
                icon={X}
                onClick={() => {
                  giveFeedback({ type: "note-gone", generationId, note });
                  showToast({
                    title: `The note at ${timeCode(note.atMs)} is deleted`,
                    action: {
                      label: "Undo",
                      onClick: () => giveFeedback({ type: "note-back", generationId, note }),
                    },
                  });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {begun === null ? (
        <div>
          <Button size="small" variant="quiet" className="-ml-2.5" onClick={begin}>
            <Icon of={MessageSquarePlus} />
            Add note
          </Button>
        </div>
      ) : (
        <NoteForm
          begun={begun}
          onChange={setBegun}
          onClose={() => setBegun(null)}
          onSave={(note) => {
            const id = v7() as NoteId; // a fresh UUID is what a note's id is
            giveFeedback({ type: "note", generationId, note: { id, ...note } });
            setBegun(null);
          }}
        />
      )}
    </div>
  );
}
