import { useCallback, useEffect, useState } from "react";
import * as z from "zod/mini";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { useTimeWords } from "#components/compare/transport/use-time-words.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { openKept, useKept } from "#components/state/kept.ts";
import { clipOfFile } from "./shown-file.ts";
import type { StageProps } from "./stage-props.ts";

/** How loud files are heard, in this browser. */
export const loudness = openKept({
  key: "triptych viewer sound",
  schema: z.object({ volume: z.number().check(z.minimum(0), z.maximum(1)), isMuted: z.boolean() }),
  fallback: { volume: 1, isMuted: false },
});

/** A film or a sound with a playhead of its own. */
export function useFilm({ reference, title, file, shown, onPlayhead }: StageProps, kind: "video" | "audio") {
  const { id } = reference;
  const { sources, playable, onFail } = shown;
  const src = sources[0]?.src ?? null;
  const [lengthMs, setLengthMs] = useState<number | null>(null);
  const clip = clipOfFile({ id, name: title, kind, file, src, playable }, lengthMs);
  const { hasSound } = clip;
  const playhead = useRoomPlayhead([clip]);
  const onTimeLine = usePlayheadState(playhead, (state) => state.clips[0] ?? null);
  const { code } = useTimeWords(onTimeLine);
  const { volume, isMuted } = useKept(loudness);
  useEffect(() => playhead.setVolume(volume), [playhead, volume]);
  useEffect(() => playhead.listen(isMuted ? null : id), [playhead, id, isMuted, hasSound]);
  useEffect(() => {
    onPlayhead(playhead);
    return () => onPlayhead(null);
  }, [playhead, onPlayhead]);
  const attach = useCallback((video: HTMLVideoElement) => playhead.attach(id, video), [playhead, id]);

  return {
    clip,
    onTimeLine,
    playhead,
    code,
    video: {
      ref: attach,
      src: src ?? undefined,
      "aria-label": title,
      preload: "auto",
      muted: true, // the playhead says who is heard
      playsInline: true,
      onLoadedMetadata: ({ currentTarget: { duration } }: { currentTarget: HTMLVideoElement }) =>
        setLengthMs(Number.isFinite(duration) ? duration * 1000 : null),
      onLoadedData: ({ currentTarget: { videoWidth } }: { currentTarget: HTMLVideoElement }) => {
        if (kind === "video" && videoWidth === 0 && src) onFail(src); // it knows the container, and not what is in it
      },
      onError: () => src && onFail(src),
    } as const,
  };
}

export type Film = ReturnType<typeof useFilm>;
