"use client";

import { useRef } from "react";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { clockText } from "#lib/domain/base/quantity.ts";

type TileFilmProps = {
  src: string;
  /** Told where the film is, in words. */
  onTime: (words: string) => void;
};

/** A clip that plays over its still, with a line of time along its foot. */
export function TileFilm({ src, onTime }: TileFilmProps) {
  const line = useRef<HTMLSpanElement>(null);
  return (
    <>
      <PassingFilm
        src={src}
        className="object-cover"
        onFrame={({ currentTime, duration }) => {
          if (!(duration > 0)) return;
          line.current?.style.setProperty("transform", `scaleX(${currentTime / duration})`);
          onTime(`${clockText(currentTime * 1000)} / ${clockText(duration * 1000)}`);
        }}
      />
      <span className="tile-line" aria-hidden>
        <span ref={line} />
      </span>
    </>
  );
}
