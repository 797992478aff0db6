import type { Choice } from "#lib/domain/judgement/verdict.ts";
import type { ShortcutId } from "#components/keys/shortcuts.ts";
import type { Layout } from "./layout.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { ClipVerdicts } from "#components/feedback/clip-verdicts.ts";
import { type RoomState, withClipAt } from "./room-state.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { ViewStore } from "./stage/stage-view.ts";
import { noZoom, type Zoom, zoomBy, zoomStep } from "./stage/zoom.ts";

export type RoomHands = {
  playhead: Playhead;
  view: ViewStore;
  verdicts: ClipVerdicts | null;
  clips: readonly StageClip[];
  chosen: StageClip | undefined;
  /** A note is being written: the chosen clip stays its clip. */
  isHeld: boolean;
  pair: readonly [string, string] | null;
  layout: Layout;
  state: RoomState;
  change: (change: Partial<RoomState>) => void;
  toggleFull: () => void;
  /** Null: nothing can be said, or there is no drawer. */
  note: (() => void) | null;
  drawer: (() => void) | null;
};

/** Whether a shortcut would do something just now. */
export function canCommand(hands: RoomHands): (id: ShortcutId) => boolean {
  const { verdicts, clips, chosen, pair, note, drawer, view } = hands;
  const isJudged = verdicts !== null && chosen !== undefined && chosen.src !== null && !chosen.isInput;
  const isZoomed = view.get().zoom.scale > 1;
  const isPlayable = clips.some(({ src }) => src !== null);
  const isMany = clips.length > 1;
  const can: Partial<Record<ShortcutId, boolean>> = {
    ...{ keep: isJudged, tweak: isJudged, reject: isJudged, undo: verdicts !== null },
    ...{ grid: isMany, pair: pair !== null, wipe: pair !== null },
    ...{ difference: pair !== null, overlay: pair !== null },
    ...{ solo: isMany, "previous-clip": isMany, "next-clip": isMany },
    ...{ note: note !== null, inputs: drawer !== null, listen: chosen?.hasSound === true },
    ...{ "zoom-in": isPlayable, "zoom-out": isZoomed, fit: isZoomed },
    ...{ play: isPlayable, "previous-frame": isPlayable, "next-frame": isPlayable },
    ...{ "set-a": isPlayable, "set-b": isPlayable, loop: isPlayable },
  };
  return (id) => can[id] ?? true;
}

/** What each shortcut does. Layouts and verdicts that cannot be just now do nothing. */
export function roomCommands(hands: RoomHands): (id: ShortcutId, key: string) => void {
  const { playhead, view, verdicts, clips, chosen, pair, layout, state, change } = hands;
  const { isHeld, toggleFull, note, drawer } = hands;
  const zoom = (next: (zoom: Zoom) => Zoom) => view.update((all) => ({ ...all, zoom: next(all.zoom) }));
  const judge = (choice: Choice) => {
    if (!verdicts || !chosen || chosen.src === null || chosen.isInput) return;
    const before = verdicts.of(chosen.id);
    const next = { choice: before?.choice === choice ? null : choice, stars: before?.stars ?? null };
    verdicts.change(chosen.id, next.choice === null && next.stars === null ? null : next);
  };
  const lay = (next: Layout) => {
    if (next === "grid" || pair) change({ layout: next, isSolo: false });
  };
  const choose = (clip: StageClip | undefined) => {
    if (!clip || isHeld) return;
    const isHidden =
      !state.isSolo && layout !== "grid" && pair && clip.src !== null && !pair.includes(clip.id);
    change({ chosen: clip.id, ...(isHidden && { pair: withClipAt(pair, 1, clip.id) }) });
  };
  const stepClip = (by: 1 | -1) => choose(clips[(chosen ? clips.indexOf(chosen) : 0) + by]);
  return (id, key) => {
    const now = playhead.get();
    switch (id) {
      case "play":
        return now.isPlaying ? playhead.pause() : playhead.play();
      case "previous-frame":
        return playhead.step(-1);
      case "next-frame":
        return playhead.step(1);
      case "set-a":
        return playhead.setA(playhead.positionMs());
      case "set-b":
        return playhead.setB(playhead.positionMs());
      case "loop":
        return playhead.setLooping(!now.isLooping);
      case "choose":
        return choose(clips[Number(key) - 1]);
      case "previous-clip":
        return stepClip(-1);
      case "next-clip":
        return stepClip(1);
      case "solo":
        return clips.length > 1 && chosen ? change({ chosen: chosen.id, isSolo: !state.isSolo }) : undefined;
      case "note":
        return note?.();
      case "inputs":
        return drawer?.();
      case "keep":
      case "tweak":
      case "reject":
        return judge(id);
      case "undo":
        return verdicts?.undo();
      case "listen":
        return chosen?.hasSound ? playhead.listen(now.listening === chosen.id ? null : chosen.id) : undefined;
      case "grid":
      case "pair":
      case "wipe":
      case "difference":
      case "overlay":
        return lay(id);
      case "zoom-in":
        return zoom((all) => zoomBy(all, zoomStep));
      case "zoom-out":
        return zoom((all) => zoomBy(all, 1 / zoomStep));
      case "fit":
        return zoom(() => noZoom);
      case "full-screen":
        return toggleFull();
    }
  };
}
