import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { firstView } from "#components/compare/stage/stage-view.ts";
import { useApplied } from "#components/compare/stage/use-applied.ts";
import { type StagePresses, useStageGestures } from "#components/compare/stage/use-stage-gestures.ts";
import { noZoom, panBy } from "#components/compare/stage/zoom.ts";
import { createStore, useStored } from "#components/state/store.ts";
import type { StageProps, TakeKey } from "./stage-props.ts";

type PictureOptions = Pick<StageProps, "onKeys" | "onSwipe"> & {
  stage: RefObject<HTMLElement | null>;
  /** A press that moved nothing. `at` is its place in the picture, in shares of it from its middle. */
  onPress: (at: { x: number; y: number }) => void;
  /** Of keys that move no enlarged picture. */
  onKey?: TakeKey;
};

const panKeys: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: 0.1, y: 0 },
  ArrowRight: { x: -0.1, y: 0 },
  ArrowUp: { x: 0, y: 0.1 },
  ArrowDown: { x: 0, y: -0.1 },
};

/** A picture that is enlarged by two fingers or a wheel with Ctrl, moved by dragging or arrows, and swept past while it is whole. */
export function usePicture({ stage, onKeys, onSwipe, onPress, onKey }: PictureOptions) {
  const [view] = useState(() => createStore(firstView));
  const scale = useStored(view, ({ zoom }) => zoom.scale);
  const pressedAt = useRef({ x: 0, y: 0 });
  const presses = useRef<StagePresses>(noPresses);
  useEffect(() => {
    presses.current = { ...noPresses, onPress: () => onPress(pressedAt.current), onSwipe };
    onKeys((key) => {
      const by = scale > 1 ? panKeys[key] : undefined;
      if (by) view.update((all) => ({ ...all, zoom: panBy(all.zoom, by) }));
      return by !== undefined || (onKey?.(key) ?? false);
    });
  });
  useApplied(stage, view);
  useStageGestures(stage, view, presses);
  return {
    isZoomed: scale > 1,
    /** Enlarges so that what lies at a place stays there, as far as edges let it. */
    zoomTo: (next: number, at: { x: number; y: number }) =>
      view.update((all) => ({
        ...all,
        zoom:
          next <= 1
            ? noZoom
            : panBy({ scale: next, x: 0, y: 0 }, { x: at.x * (1 - next), y: at.y * (1 - next) }),
      })),
    onPointerDown: ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
      const { left, top, width, height } = currentTarget.getBoundingClientRect();
      pressedAt.current = { x: (clientX - left) / width - 0.5, y: (clientY - top) / height - 0.5 };
    },
  };
}

const noPresses: StagePresses = {
  canPress: () => true,
  onPress: () => undefined,
  onDouble: () => undefined,
  onSwipe: null,
  onFocus: () => undefined,
  onKey: () => false,
  canWheel: false,
};
