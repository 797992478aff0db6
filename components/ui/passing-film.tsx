"use client";

import { useEffect, useRef } from "react";

type PassingFilmProps = {
  src: string;
  /** How it fills what it lies in: as the still below it. */ className: string;
};

/** Lies over a still as soon as it moves, without sound, and lets go of what was fetched when it is left. */
export function PassingFilm({ src, className }: PassingFilmProps) {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { current } = film;
    if (!current) return;
    current.src = src;
    return () => {
      current.removeAttribute("src");
      current.load();
    };
  }, [src]);
  return (
    <video
      ref={film}
      autoPlay
      muted
      loop
      playsInline
      aria-hidden
      tabIndex={-1}
      className={`absolute inset-0 size-full ${className}`}
    />
  );
}
