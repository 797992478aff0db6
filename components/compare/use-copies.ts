import { useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { useNarrow } from "#components/state/media-queries.ts";
import type { RoomState } from "./room-state.ts";
import type { RoomView } from "./room-view.ts";
import { chooseCopy } from "./stage/choose-copy.ts";

type CopyOptions = { clips: readonly StageClip[]; state: RoomState; view: RoomView } & {
  prefersCopies: boolean;
  isFull: boolean;
};

/** Which copy of a clip is played: a machine that was too slow once isn't asked for the originals again. */
export function useCopies(playhead: Playhead, options: CopyOptions) {
  const { clips, state, view, prefersCopies, isFull } = options;
  const isNarrow = useNarrow();
  const isSlowed = usePlayheadState(playhead, (now) => now.isSlowed);
  const [wasSlowed, setWasSlowed] = useState(false);
  if (isSlowed && !wasSlowed) setWasSlowed(true);
  const together = view.layout !== "grid" ? 2 : isNarrow ? 1 : view.playable.length;
  return (clip: StageClip) => {
    const isLarge = clips.length === 1 || (state.isSolo && clip.id === view.chosen?.id);
    return chooseCopy(clip, {
      ...{ prefersCopies, isFull, wantsOriginals: state.wantsOriginals, isSlowed: wasSlowed },
      together: isLarge ? 1 : together,
    });
  };
}
