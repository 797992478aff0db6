import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import * as z from "zod/mini";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { useTimeWords } from "#components/compare/transport/use-time-words.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { openKept, useKept } from "#components/state/kept.ts";
import { playableQuery } from "#lib/queries/playable-query.ts";
import { clipOfFile } from "./shown-file.ts";
import type { StageProps } from "./stage-props.ts";

/** How loud files are heard, in this browser. */
export const loudness = openKept({
  key: "triptych viewer sound",
  schema: z.object({ volume: z.number().check(z.minimum(0), z.maximum(1)), isMuted: z.boolean() }),
  fallback: { volume: 1, isMuted: false },
});

/** A film or a sound with a playhead of its own. */
export function useFilm({ reference, title, file }: StageProps, kind: "video" | "audio") {
  const { id, assetId } = reference;
  const { data: playable = null } = useQuery(playableQuery(file.studio ? assetId : null, kind));
  const [lengthMs, setLengthMs] = useState<number | null>(null);
  const clip = clipOfFile({ id, name: title, kind, file, playable }, lengthMs);
  const { hasSound } = clip;
  const playhead = useRoomPlayhead([clip]);
  const onTimeLine = usePlayheadState(playhead, (state) => state.clips[0] ?? null);
  const { code } = useTimeWords(onTimeLine);
  const { volume, isMuted } = useKept(loudness);
  useEffect(() => playhead.setVolume(volume), [playhead, volume]);
  useEffect(() => playhead.listen(isMuted ? null : id), [playhead, id, isMuted, hasSound]);
  const attach = useCallback((video: HTMLVideoElement) => playhead.attach(id, video), [playhead, id]);
  const [isUnplayable, setUnplayable] = useState(false); // for good: the element goes, and what the playhead knows of it

  return {
    clip,
    onTimeLine,
    playhead,
    code,
    /** This browser does not play it: some know a container and not what is in it. */
    isUnplayable,
    video: {
      ref: attach,
      src: file.src ?? undefined,
      "aria-label": title,
      preload: "auto",
      muted: true, // the playhead says who is heard
      playsInline: true,
      onLoadedMetadata: ({ currentTarget: { duration } }: { currentTarget: HTMLVideoElement }) =>
        setLengthMs(Number.isFinite(duration) ? duration * 1000 : null),
      onLoadedData: ({ currentTarget: { videoWidth } }: { currentTarget: HTMLVideoElement }) =>
        setUnplayable(kind === "video" && videoWidth === 0),
      onError: () => setUnplayable(true),
    } as const,
  };
}

export type Film = ReturnType<typeof useFilm>;
