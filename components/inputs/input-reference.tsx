"use client";

import { useCallback } from "react";
import { ListenButton } from "#components/playhead/listen-button.tsx";
import type { Playhead } from "#components/playhead/playhead.ts";
import { Button } from "#components/ui/button.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { SentReference } from "./inputs.ts";

type InputReferenceProps = {
  reference: SentReference;
  playhead: Playhead;
  isPlayed: boolean;
  onPlay: (isPlayed: boolean) => void;
};

/** One reference and what became of it; one that moves or sounds can be played on the same clock as the results. */
export function InputReference({ reference, playhead, isPlayed, onPlay }: InputReferenceProps) {
  const { id, label, name, kind, assetId, use, isSent } = reference;
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      const detach = playhead.attach(id, video);
      return () => {
        detach();
        video.removeAttribute("src");
        video.load();
      };
    },
    [playhead, id],
  );
  const canPlay = kind !== "image" && assetId !== null;
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-start gap-2.5">
        <div className="relative grid size-11 shrink-0 place-items-center overflow-hidden rounded-control bg-raised">
          {kind !== "audio" && assetId ? (
            <Still
              src={`/media/a/${assetId}/poster`}
              alt=""
              className="absolute inset-0 size-full object-cover"
            />
          ) : (
            <KindIcon kind={kind} />
          )}
        </div>
        <div className="min-w-0 grow">
          <p className="text-13 break-words">
            <span className="font-medium">{label}</span> <span className="text-quiet">{name}</span>
          </p>
          {use && <p className={isSent ? "text-12 text-quiet" : "text-12 text-unconfirmed"}>{use}</p>}
        </div>
        {canPlay && (
          <Button
            size="small"
            variant="quiet"
            aria-pressed={isPlayed}
            aria-label={`Play ${label} against result`}
            className="shrink-0 aria-pressed:bg-raised aria-pressed:text-text"
            onClick={() => onPlay(!isPlayed)}
          >
            {isPlayed ? "Playing along" : "Play along"}
          </Button>
        )}
      </div>
      {isPlayed && (
        <div className="flex items-center gap-1">
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what one has uploaded comes without captions */}
          <video
            ref={attach}
            src={`/media/a/${assetId}`}
            aria-label={`${label}: ${name}`}
            preload="auto"
            muted
            playsInline
            className={kind === "video" ? "w-full min-w-0 grow rounded-control" : "hidden"}
          />
          {kind === "audio" && (
            <p className="grow text-12 text-quiet">It runs along. Press Listen to hear it.</p>
          )}
          <ListenButton playhead={playhead} clipId={id} hasSound />
        </div>
      )}
    </li>
  );
}
