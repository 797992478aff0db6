"use client";

import { useEffect, useRef, useState } from "react";
import { pictureAt } from "#components/playhead/frame-grid.ts";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { localMs } from "#components/playhead/time-line.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { type Store, useStored } from "#components/state/store.ts";
import { filmstripFrames } from "#lib/domain/media/derivative.ts";
import { filmFrameAt, filmShareOf } from "./film-tiles.ts";

type PeekProps = {
  /** Where on the time line (0 to 1) a pointer is; null while none is. */
  hovered: Store<number | null>;
  playhead: Playhead;
  film: StageClip;
  clip: Clip;
  durationMs: number;
  code: (positionMs: number) => string;
  widthPx: number;
};

const boxPx = { width: 160, height: 90 };
/** A pointer that only passes does not load a film. */
const passingMs = 150;

/** The frame under the pointer with its time: at once the nearest one of the filmstrip, then the exact one. */
export function Peek({ hovered, playhead, film, clip, durationMs, code, widthPx }: PeekProps) {
  const share = useStored(hovered, (value) => value);
  const isSlowed = usePlayheadState(playhead, (state) => state.isSlowed);
  const isThere = share !== null;
  const [wantsExact, setWantsExact] = useState(false);
  useEffect(() => {
    if (!isThere) return;
    const timer = setTimeout(() => setWantsExact(true), passingMs);
    return () => {
      clearTimeout(timer);
      setWantsExact(false);
    };
  }, [isThere]);
  if (share === null) return null;
  const atMs = share * durationMs;
  const frame = filmFrameAt(clip.durationMs > 0 ? localMs(clip, atMs) / clip.durationMs : 0);
  const ratio = film.widthPx / film.heightPx;
  const width = Math.min(boxPx.width, boxPx.height * ratio);
  const halfPx = width / 2 + 4;
  const leftPx = Math.min(Math.max(share * widthPx, halfPx), Math.max(halfPx, widthPx - halfPx));
  const src = film.compareSrc ?? film.src;
  return (
    <>
      <div aria-hidden className="strip-look" style={{ left: share * widthPx }} />
      <div aria-hidden className="peek" style={{ left: leftPx - halfPx }}>
        <div
          className="peek-picture"
          style={{
            ...{ width, height: width / ratio },
            ...(film.filmstripSrc && {
              backgroundImage: `url("${film.filmstripSrc}")`,
              backgroundSize: `${filmstripFrames * 100}% 100%`,
              backgroundPosition: `${(frame / (filmstripFrames - 1)) * 100}% 0`,
            }),
          }}
        >
          {wantsExact && src && !isSlowed && (
            <ExactFrame
              src={src}
              seekMs={pictureAt(clip, atMs).seekMs}
              nearestMs={film.filmstripSrc ? filmShareOf(frame) * clip.durationMs : null}
            />
          )}
        </div>
        <p className="tabular pt-1 pb-px text-center font-mono text-12 font-medium">{code(atMs)}</p>
      </div>
    </>
  );
}

type ExactFrameProps = {
  src: string;
  seekMs: number;
  /** Of the picture that lies under it. */
  nearestMs: number | null;
};

/** A player that is never played: it is shown whenever its frame is nearer to the wanted one than what lies under it. */
function ExactFrame({ src, seekMs, nearestMs }: ExactFrameProps) {
  const video = useRef<HTMLVideoElement>(null);
  const sought = useRef<number | null>(null);
  const wanted = useRef(seekMs);
  const [shownMs, setShownMs] = useState<number | null>(null);
  /** One seek at a time: the last wish is granted when the one before it has been. */
  const seek = () => {
    const element = video.current;
    if (!element || element.readyState < element.HAVE_METADATA || element.seeking) return;
    if (sought.current === wanted.current) return setShownMs(sought.current);
    sought.current = wanted.current;
    element.currentTime = wanted.current / 1000;
  };
  useEffect(() => {
    wanted.current = seekMs;
    seek();
  }, [seekMs]);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.src = src;
    return () => {
      sought.current = null;
      element.removeAttribute("src");
      element.load(); // frees its decoder
    };
  }, [src]);
  const isNearer =
    shownMs !== null && (nearestMs === null || Math.abs(shownMs - seekMs) <= Math.abs(nearestMs - seekMs));
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- it stands still, and is silent
    <video
      ref={video}
      muted
      playsInline
      preload="auto"
      data-shown={isNearer ? "" : undefined}
      onLoadedMetadata={seek}
      onSeeked={() => {
        setShownMs(sought.current);
        seek();
      }}
    />
  );
}
