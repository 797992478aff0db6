"use client";

import "./cell-picture.css";
import { useCallback } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { Still } from "#components/ui/still.tsx";
import { cellMessages } from "./messages.ts";

type CellPictureProps = {
  clip: StageClip;
  /** The film to be played; null leaves the still. */
  src: string | null;
  playhead: Playhead;
};

/** A still until the film is needed. The film belongs to the playhead while it is there, and is let go of when it is left. */
export function CellPicture({ clip, src, playhead }: CellPictureProps) {
  const { id, name, posterSrc } = clip;
  // When the element leaves the page the playhead lets go of what was fetched and decoded.
  const attach = useCallback((video: HTMLVideoElement) => playhead.attach(id, video), [playhead, id]);
  return (
    <div className="cell-picture">
      {posterSrc && <Still src={posterSrc} alt={src ? "" : cellMessages.stillOf(name)} loading="lazy" />}
      {src && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a model has made comes without captions
        <video key={src} ref={attach} src={src} aria-label={name} preload="auto" muted playsInline />
      )}
    </div>
  );
}
