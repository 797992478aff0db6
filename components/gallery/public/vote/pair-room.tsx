"use client";

import { useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { stageClips } from "#components/gallery/public/viewer/stage-clips.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";

type PairRoomProps = { items: readonly BareItem[]; mediaRoot: string };

/** "A" and "B" on one playhead. */
export function PairRoom({ items, mediaRoot }: PairRoomProps) {
  const clips = useMemo(
    () => stageClips(items, mediaRoot, (_item, place) => (place === 0 ? "A" : "B")),
    [items, mediaRoot],
  );
  const playhead = useRoomPlayhead(clips);
  return <Room playhead={playhead} clips={clips} verdicts={null} usesShortcuts={false} prefersCopies />;
}
