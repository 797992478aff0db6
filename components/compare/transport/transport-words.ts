import type { PlayheadState } from "#components/playhead/playhead.ts";

type Shown = Pick<PlayheadState, "waitingFor" | "broken" | "isPlaying" | "isRefused" | "isSlowed">;

/** What keeps the players from going as they should, in one sentence; empty where nothing does. */
export function transportWords(
  { waitingFor, broken, isPlaying, isRefused, isSlowed }: Shown,
  names: ReadonlyMap<string, string>,
): string {
  const list = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? "a clip").join(", ");
  if (isRefused) return "Press to play";
  if (waitingFor.length > 0) return `Waiting for ${list(waitingFor)}`;
  if (isPlaying && isSlowed) return "Slowed down: this machine cannot decode all clips in time";
  if (broken.length > 0 && names.size === 1) return "This browser cannot play it";
  if (broken.length > 0) return `This browser cannot play ${list(broken)}. The others go on without it.`;
  return "";
}
