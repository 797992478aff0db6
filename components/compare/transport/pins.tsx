"use client";

import "./pins.css";
import { useMediaQuery } from "#components/state/media-queries.ts";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { clipMark } from "./clip-mark.ts";
import { transportMessages } from "#components/compare/messages.ts";
import { spreadPins } from "./spread-pins.ts";

type PinsProps = {
  playhead: Playhead;
  clips: readonly StageClip[];
  notes: NotesPort | null;
  code: (positionMs: number) => string;
  widthPx: number;
  textScale: number;
};

type Pin = { key: string; clipId: string; noteId: string | null; mark: string; text: string; atMs: number };

/** The notes of all clips at their times, each with its clip's number; the one that is shown or being written stands out. */
export function Pins({ playhead, clips, notes, code, widthPx, textScale }: PinsProps) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const placed = usePlayheadState(playhead, (state) => state.clips);
  const isTouched = useMediaQuery("(pointer: coarse)", false);
  if (!notes || durationMs <= 0 || widthPx <= 0) return null;
  const { open } = notes;
  const pins = clips
    .flatMap((clip, index): Pin[] => {
      const offsetMs = placed.find(({ id }) => id === clip.id)?.offsetMs ?? clip.offsetMs;
      const pin = (noteId: string | null, text: string, atMs: number) => ({
        ...{ key: `${clip.id} ${noteId}`, clipId: clip.id, noteId, mark: clipMark(clip, index), text },
        atMs: Math.min(durationMs, Math.max(0, offsetMs + atMs)),
      });
      const begun = open?.clipId === clip.id && open.noteId === null ? [pin(null, "", open.atMs)] : [];
      return [...notes.of(clip.id).map(({ id, text, atMs }) => pin(id, text, atMs)), ...begun];
    })
    .toSorted((one, other) => one.atMs - other.atMs);
  const places = pins.map(({ atMs }) => (atMs / durationMs) * widthPx);
  const spread = spreadPins(places, widthPx, (isTouched ? 28 : 24) * textScale);
  return (
    <div className="pins">
      {pins.map(({ key, clipId, noteId, mark, text, atMs }, index) => {
        const isOpen = open?.clipId === clipId && open.noteId === noteId;
        const look = { "data-open": isOpen ? "" : undefined, style: { left: spread[index] } };
        return (
          <div key={key} className="contents">
            <span aria-hidden className="pin-foot" {...look} style={{ left: places[index] }} />
            {noteId === null ? (
              <span aria-hidden className="pin" {...look}>
                <span className="pin-mark">{mark}</span>
              </span>
            ) : (
              <button
                type="button"
                aria-label={transportMessages.note(mark, code(atMs))}
                aria-pressed={isOpen}
                data-tooltip={text === "" ? undefined : text}
                className="pin"
                {...look}
                onClick={() => {
                  if (isOpen) return notes.show(clipId, null);
                  playhead.pause();
                  playhead.seek(atMs);
                  notes.show(clipId, noteId);
                }}
              >
                <span className="pin-mark">{mark}</span>
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
