"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { Placement } from "./placement.ts";
import type { StagePresses } from "./use-stage-gestures.ts";

type PressOptions = {
  stage: RefObject<HTMLElement | null>;
  kind: Placement["kind"];
  clips: readonly StageClip[];
  shown: ReadonlyMap<string, unknown>;
  /** The chosen clip, or the first. */
  first: string | null;
  /** Presses, swipes and keys lead to no other clip than this one, which grows and shrinks by none of them. */
  held: string | null;
  onChoose: (clipId: string) => void;
  onSolo: ((isSolo: boolean) => void) | undefined;
  onFull: (() => void) | undefined;
};

/** Longer than a double click takes. */
const doubleMs = 320;

/** What presses, swipes and keys on the clips of a stage do. */
export function useStagePresses(options: PressOptions): RefObject<StagePresses> {
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { stage, kind, clips, shown, first, held, onChoose, onSolo, onFull } = options;
  const isHeldOff = (id: string) => held !== null && id !== held;
  const step = (by: 1 | -1) => {
    const ids = clips.map(({ id }) => id).filter((id) => shown.has(id));
    const next = ids[ids.indexOf(first ?? "") + by];
    if (next === undefined || isHeldOff(next)) return;
    onChoose(next);
    return next;
  };
  const now: StagePresses = {
    canPress: (id) => !isHeldOff(id),
    onPress: (id, count) => {
      clearTimeout(leaving.current);
      if (count > 1 || held !== null) return; // a note's clip stays as large as it is
      if (kind === "solo" && id === first && clips.length > 1)
        leaving.current = setTimeout(() => onSolo?.(false), doubleMs); // unless a second press makes it full screen
      else if (kind === "grid" || kind === "pair" || (kind === "lead" && id === first)) {
        onChoose(id);
        if (clips.length > 1) onSolo?.(true);
      } else onChoose(id);
    },
    onDouble: () => {
      clearTimeout(leaving.current);
      onFull?.();
    },
    onSwipe: kind === "list" || kind === "solo" || kind === "lead" ? (by) => void step(by) : null,
    onFocus: (id) => {
      if (!isHeldOff(id)) onChoose(id);
    },
    onKey: (key) => {
      if (
        key === "Enter" &&
        first !== null &&
        kind !== "solo" &&
        kind !== "over" &&
        clips.length > 1 &&
        onSolo
      ) {
        onSolo(true);
        return true;
      }
      if (key !== "ArrowDown" && key !== "ArrowUp") return false;
      const next = step(key === "ArrowDown" ? 1 : -1);
      if (next !== undefined)
        stage.current
          ?.querySelector<HTMLElement>(`[data-of="${CSS.escape(next)}"]`)
          ?.focus({ preventScroll: true });
      return true;
    },
    canWheel: kind !== "list",
  };
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => () => clearTimeout(leaving.current), []);
  return latest;
}
