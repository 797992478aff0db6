import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { Layout } from "./layout.ts";
import { pairOf, type RoomState } from "./room-state.ts";

export type RoomView = {
  /** The clips that have come. */
  playable: readonly StageClip[];
  /** The two of every layout but the grid; null where fewer than two can be played. */
  pair: readonly [string, string] | null;
  layout: Layout;
  chosen: StageClip | undefined;
  /** What keys and the transport speak of: never a clip that this layout doesn't show. */
  atHand: StageClip | undefined;
  /** What can be played and is in sight. */
  shown: readonly StageClip[];
};

/** What a room shows of its clips. `held` is the clip that stays chosen, whatever is pressed. */
export function roomView(clips: readonly StageClip[], state: RoomState, held: string | null): RoomView {
  const playable = clips.filter(({ src }) => src !== null);
  const pair = pairOf(
    state,
    playable.map(({ id }) => id),
  );
  const layout = pair ? state.layout : "grid";
  const chosen = clips.find(({ id }) => id === (held ?? state.chosen)) ?? clips[0];
  const showsAll = layout === "grid" || state.isSolo || !pair;
  return {
    ...{ playable, pair, layout, chosen },
    atHand: showsAll || !chosen || pair.includes(chosen.id) ? chosen : clips.find(({ id }) => id === pair[0]),
    shown: showsAll ? playable : playable.filter(({ id }) => pair.includes(id)),
  };
}
