"use client";

import { useEffect, useEffectEvent, useRef } from "react";

type PassingFilmProps = {
  src: string;
  /** How it fills what it lies in: as the still below it. */
  className: string;
  /** Told of it before every frame of the screen. */
  onFrame?: (film: HTMLVideoElement) => void;
  /** This browser can't play it. */
  onError?: () => void;
};

/** Lies over a still as soon as it moves, without sound, and lets go of what was fetched when it is left. */
export function PassingFilm({ src, className, onFrame, onError }: PassingFilmProps) {
  const film = useRef<HTMLVideoElement>(null);
  const isWatched = onFrame !== undefined;
  const tell = useEffectEvent((element: HTMLVideoElement) => onFrame?.(element));
  useEffect(() => {
    const { current } = film;
    if (!current) return;
    current.src = src;
    return () => {
      current.removeAttribute("src");
      current.load();
    };
  }, [src]);
  useEffect(() => {
    if (!isWatched) return;
    let frame = requestAnimationFrame(function look() {
      if (film.current) tell(film.current);
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [isWatched]);
  return (
    <video
      ref={film}
      autoPlay
      muted
      loop
      playsInline
      aria-hidden
      tabIndex={-1}
      onError={onError}
      className={`absolute inset-0 size-full ${className}`}
    />
  );
}
