"use client";

import "./transport.css";
import { type ReactNode, useRef } from "react";
import { transportMessages } from "#components/compare/messages.ts";
import { noSize, useSize } from "#components/compare/use-size.ts";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { useMediaQuery } from "#components/state/media-queries.ts";
import { FilmStrip } from "./film-strip.tsx";
import { LineTransport } from "./line-transport.tsx";
import { PlayButtons } from "./play-buttons.tsx";
import { LoopButton, RangeButtons } from "./range-buttons.tsx";
import { SpeedMenu } from "./speed-menu.tsx";
import { TimeText } from "./time-text.tsx";
import { TransportStatus } from "./transport-status.tsx";
import { useTimeWords } from "./use-time-words.ts";

export type TransportProps = {
  playhead: Playhead;
  /** All clips of the room, in the order of their numbers. */
  clips: readonly StageClip[];
  /** Whose film and sound lie under the playhead. */
  chosen: StageClip | null;
  notes: NotesPort | null;
  /** "film": filmstrip, waveform, pins, 88 px. "line": a thin line, as visitors have it. */
  look: "film" | "line";
  /** Buttons after the last, in the look "line". */
  trailing?: ReactNode;
};

/** One transport for all players: dark in either theme, as the pictures' surround is. */
export function Transport(props: TransportProps) {
  return props.look === "line" ? <LineTransport {...props} /> : <FilmTransport {...props} />;
}

/** Below it what is wanted least stands in the speed menu; A and B do, too, where fingers need the room, and in the narrowest windows. */
const slimPx = 480;
const narrowestPx = 352;

function FilmTransport({ playhead, clips, chosen, notes }: TransportProps) {
  const film = chosen?.src ? chosen : (clips.find(({ src }) => src !== null) ?? null);
  const clip = usePlayheadState(playhead, (state) => state.clips.find(({ id }) => id === film?.id) ?? null);
  const words = useTimeWords(clip);
  const section = useRef<HTMLElement>(null);
  const { widthPx, textScale } = useSize(section) ?? noSize;
  const room = widthPx > 0 ? widthPx / textScale : Number.POSITIVE_INFINITY;
  const isSlim = room < slimPx;
  const isTouched = useMediaQuery("(pointer: coarse)", false);
  const hasMarks = room >= (isTouched ? slimPx : narrowestPx);
  return (
    <section
      ref={section}
      aria-label={transportMessages.region}
      className="transport border-t border-[oklch(0.22_0_0)] bg-screen text-text scheme-dark"
    >
      <div className="transport-row">
        <PlayButtons playhead={playhead} />
        <div className="transport-time relative">
          <TimeText playhead={playhead} words={words} fps={clip?.fps ?? null} />
          <TransportStatus playhead={playhead} clips={clips} />
        </div>
        <FilmStrip {...{ playhead, clips, film, clip, notes }} code={words.code} />
        <div className="transport-marks">
          {hasMarks && <RangeButtons playhead={playhead} code={words.code} isSlim={isSlim} />}
          {!isSlim && <LoopButton playhead={playhead} />}
          <SpeedMenu playhead={playhead} film={film} isSlim={isSlim} hasMarks={hasMarks} />
        </div>
      </div>
    </section>
  );
}
