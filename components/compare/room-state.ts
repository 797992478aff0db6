import type { Layout } from "./layout.ts";

/** What a room shows, as far as its member has chosen. */
export type RoomState = {
  layout: Layout;
  /** Null until somebody chooses: then the first two that can be played. */
  pair: readonly [string, string] | null;
  /** The clip that keys speak of, and whose film lies in the transport. */
  chosen: string | null;
  /** The chosen clip fills the stage, the others stand in a strip. */
  isSolo: boolean;
  isDrawerOpen: boolean;
  wantsOriginals: boolean;
};

export const firstRoomState: RoomState = {
  layout: "grid",
  pair: null,
  chosen: null,
  isSolo: false,
  isDrawerOpen: false,
  wantsOriginals: false,
};

/** The two clips that are laid beside or over each other; null where fewer than two can be played. */
export function pairOf(
  { pair }: Pick<RoomState, "pair">,
  playable: readonly string[],
): readonly [string, string] | null {
  const [first, second] = pair?.filter((id) => playable.includes(id)) ?? [];
  const rest = playable.filter((id) => id !== first && id !== second);
  const one = first ?? rest.shift();
  const other = second ?? rest.shift();
  return one !== undefined && other !== undefined ? [one, other] : null;
}

/** Puts a clip at one of the two places; if it stands at the other, they change places. */
export function withClipAt(
  pair: readonly [string, string],
  place: 0 | 1,
  clipId: string,
): readonly [string, string] {
  const other = pair[1 - place]!;
  const displaced = pair[place];
  const kept = other === clipId ? displaced : other;
  return place === 0 ? [clipId, kept] : [kept, clipId];
}
