"use client";

import "./film-strip.css";
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { createStore } from "#components/state/store.ts";
import { waveformQuery } from "#lib/queries/waveform-query.ts";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import { noSize, useSize } from "#components/compare/use-size.ts";
import { filmTiles } from "./film-tiles.ts";
import { Peek } from "./peek.tsx";
import { Pins } from "./pins.tsx";
import { PlayheadSlider } from "./playhead-slider.tsx";
import { RangeMarks } from "./range-marks.tsx";
import { thinPeaks, waveformPath } from "./waveform-path.ts";

type FilmStripProps = {
  playhead: Playhead;
  clips: readonly StageClip[];
  /** Whose film it is, and as the playhead has it. */
  film: StageClip | null;
  clip: Clip | null;
  notes: NotesPort | null;
  code: (positionMs: number) => string;
  /** How high the film is, in pixels at the usual text size; its style sheet is told by `--strip-film`. */
  filmPx?: number;
};

/** The time line: the film and the sound of one clip where they lie on it, the notes of all, A and B, and the playhead over them. */
export function FilmStrip({ playhead, clips, film, clip, notes, code, filmPx = 48 }: FilmStripProps) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const strip = useRef<HTMLDivElement>(null);
  const { widthPx, textScale } = useSize(strip) ?? noSize;
  const [hovered] = useState(() => createStore<number | null>(null));
  // A pointer that rests on the film would hold a picture over the card of a note, and over what keys do.
  const hasCard = notes?.open != null;
  useEffect(() => {
    const leave = () => hovered.update(() => null);
    if (hasCard) leave();
    window.addEventListener("keydown", leave, true);
    return () => window.removeEventListener("keydown", leave, true);
  }, [hovered, hasCard]);
  const isWriting = notes?.open?.noteId === null;
  const place =
    clip && durationMs > 0
      ? { "--from": clip.offsetMs / durationMs, "--share": clip.durationMs / durationMs }
      : null;
  return (
    <div ref={strip} className="transport-strip">
      <PlayheadSlider playhead={playhead} code={code} onHover={(share) => hovered.update(() => share)}>
        <div className="strip-film">
          {film?.filmstripSrc && place && (
            <Tiles
              src={film.filmstripSrc}
              ratio={film.widthPx / film.heightPx}
              widthPx={widthPx * place["--share"]}
              heightPx={filmPx * textScale}
              place={place}
            />
          )}
          {film?.posterSrc && !film.filmstripSrc && place && (
            <div
              className={`strip-still ${placed}`}
              style={{ ...(place as CSSProperties), backgroundImage: `url("${film.posterSrc}")` }}
            />
          )}
        </div>
        <div className="strip-sound">
          {film?.waveformSrc && place && (
            <SoundBars src={film.waveformSrc} widthPx={widthPx * place["--share"]} place={place} />
          )}
        </div>
        <RangeMarks playhead={playhead} widthPx={widthPx} />
        <div className="strip-head" />
      </PlayheadSlider>
      <Pins {...{ playhead, clips, notes, code, widthPx, textScale }} />
      {film && clip && durationMs > 0 && !isWriting && (
        <Peek key={film.id} {...{ hovered, playhead, film, clip, durationMs, code, widthPx }} />
      )}
    </div>
  );
}

type Place = { "--from": number; "--share": number };
const placed = "absolute inset-y-0 left-[calc(var(--from)*100%)] w-[calc(var(--share)*100%)]";

type TilesProps = { src: string; ratio: number; widthPx: number; heightPx: number; place: Place };

function Tiles({ src, ratio, widthPx, heightPx, place }: TilesProps) {
  if (widthPx <= 0) return null;
  return (
    <div aria-hidden style={place as CSSProperties} className={`${placed} overflow-hidden`}>
      {filmTiles({ widthPx, heightPx, ratio }).map((tile) => (
        <div
          key={tile.leftPx}
          className="absolute inset-y-0 bg-no-repeat"
          style={{
            left: tile.leftPx,
            width: tile.widthPx + 0.5, // no seam where pixels are divided
            backgroundImage: `url("${src}")`,
            backgroundSize: `${tile.sheetWidthPx}px ${tile.sheetHeightPx}px`,
            backgroundPosition: `${tile.sheetLeftPx}px ${tile.sheetTopPx}px`,
          }}
        />
      ))}
    </div>
  );
}

/** One bar for so many pixels. */
const barPx = 3;

/** How loud it is where; nothing until that has been read, and where there is none. */
export function SoundBars({ src, widthPx, place }: { src: string; widthPx: number; place: Place }) {
  const { data } = useQuery(waveformQuery(src));
  const count = Math.max(1, Math.round(widthPx / barPx));
  const bars = useMemo(() => data && thinPeaks(data.peaks, count), [data, count]);
  if (!bars) return null;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${bars.length} 2`}
      preserveAspectRatio="none"
      style={place as CSSProperties} // React's type knows no custom properties
      className={`${placed} h-full fill-current`}
    >
      <path d={waveformPath(bars)} />
    </svg>
  );
}
