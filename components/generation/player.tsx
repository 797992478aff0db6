"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";

type PlayerProps = {
  label: string;
  src: string;
  poster: string | undefined;
  /** Its own video element at once; else only when it is pressed, since many of them slow a page down. */
  isEager: boolean;
};

export function Player({ label, src, poster, isEager }: PlayerProps) {
  const [isWanted, setWanted] = useState(isEager);
  if (isWanted)
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a model has made comes without captions
      <video
        aria-label={label}
        className="absolute inset-0 size-full bg-screen object-contain"
        src={src}
        poster={poster}
        preload={isEager ? "metadata" : "auto"}
        autoPlay={!isEager}
        controls
        playsInline
      />
    );
  return (
    <button
      type="button"
      aria-label={`Play ${label}`}
      onClick={() => setWanted(true)}
      className="group absolute inset-0 grid size-full place-items-center -outline-offset-4!"
    >
      {poster && (
        <Still src={poster} alt="" loading="lazy" className="absolute inset-0 size-full object-contain" />
      )}
      <span className="relative grid size-14 place-items-center rounded-full border border-line bg-panel transition-transform group-hover:scale-105">
        <Icon of={Play} size={20} />
      </span>
    </button>
  );
}
