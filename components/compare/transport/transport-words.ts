import type { PlayheadState } from "#components/playhead/playhead.ts";
import { transportMessages as messages } from "#components/compare/messages.ts";

type Shown = Pick<PlayheadState, "waitingFor" | "broken" | "isPlaying" | "isRefused" | "isSlowed">;

/** What keeps the players from going as they should: short, and as it is said where there is room. */
export type TransportWords = { short: string; long: string };

/** Null where all go well. `marks` are the clips' numbers by their ids, `names` what they are called. */
export function transportWords(
  { waitingFor, broken, isPlaying, isRefused, isSlowed }: Shown,
  marks: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): TransportWords | null {
  const list = (ids: readonly string[], words: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => words.get(id) ?? []).join(", ");
  const both = (word: (clips: string) => string, ids: readonly string[]) => ({
    short: word(list(ids, marks)),
    long: word(list(ids, names)),
  });
  if (isRefused) return { short: messages.pressToPlay, long: messages.pressToPlay };
  if (waitingFor.length > 0 && waitingFor.length === names.size)
    return { short: messages.loading, long: messages.loading };
  if (waitingFor.length > 0) return both(messages.waiting, waitingFor);
  if (isPlaying && isSlowed) return { short: messages.slowed, long: messages.slowedLong };
  if (broken.length > 0 && names.size === 1)
    return { short: messages.brokenAlone, long: messages.brokenAlone };
  return broken.length > 0 ? both(messages.broken, broken) : null;
}
