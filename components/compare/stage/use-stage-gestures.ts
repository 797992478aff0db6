"use client";

import { type RefObject, useEffect } from "react";
import type { ViewStore } from "./stage-view.ts";
import { panBy, zoomBy } from "./zoom.ts";

type Point = { x: number; y: number };

/** What presses on a stage lead to. */
export type StagePresses = {
  /** Whether presses on a clip mean something just now. */
  canPress: (clipId: string) => boolean;
  /** `count` is 2 for the second press of a double one. */
  onPress: (clipId: string, count: number) => void;
  onDouble: () => void;
  /** Sideways, by a finger; null where nothing comes of it. */
  onSwipe: ((by: 1 | -1) => void) | null;
  onFocus: (clipId: string) => void;
  /** A key while a clip itself has the focus; true where it was of use. */
  onKey: (key: string) => boolean;
  /** Whether a wheel alone zooms: not where it scrolls. */
  canWheel: boolean;
};

/**
 * Zooms all pictures of a stage by wheel and by two fingers and moves them by dragging. A press that moved nothing, on a picture and
 * on nothing that can be operated, is its clip's; so is the focus.
 */
export function useStageGestures(
  stage: RefObject<HTMLElement | null>,
  view: ViewStore,
  presses: RefObject<StagePresses>,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const pointers = new Map<number, Point>();
    let begin: Point = { x: 0, y: 0 };
    let hasMoved = false;
    const zoomAt = (picture: Element, point: Point, factor: number) =>
      view.update((all) => ({ ...all, zoom: zoomBy(all.zoom, factor, placeIn(picture, point)) }));

    const onWheel = (event: WheelEvent) => {
      const picture = pictureOf(event);
      if (!picture) return;
      const isZooming = event.ctrlKey || event.metaKey || (presses.current.canWheel && !canScroll());
      if (!isZooming) return;
      event.preventDefault();
      zoomAt(picture, pointOf(event), Math.exp(-event.deltaY / (event.ctrlKey ? 200 : 500)));
    };
    const onDown = (event: PointerEvent) => {
      if (!pictureOf(event) || event.button !== 0) return;
      if (pointers.size === 0) {
        hasMoved = false;
        begin = pointOf(event);
      }
      pointers.set(event.pointerId, pointOf(event));
    };
    const onMove = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      const picture = pictureOf(event);
      if (!before || !picture) return;
      const after = pointOf(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      const isZoomed = view.get().zoom.scale > 1;
      if (!other && !isZoomed) return;
      if (!hasMoved && !other && distance(before, after) < 4) return;
      hasMoved = true;
      pointers.set(event.pointerId, after);
      if (other)
        zoomAt(picture, middle(after, other), distance(after, other) / (distance(before, other) || 1));
      const { width, height } = picture.getBoundingClientRect();
      const share = other ? 0.5 : 1;
      const by = { x: (share * (after.x - before.x)) / width, y: (share * (after.y - before.y)) / height };
      view.update((all) => ({ ...all, zoom: panBy(all.zoom, by) }));
    };
    const onUp = (event: PointerEvent) => {
      const isOurs = pointers.delete(event.pointerId);
      if (!isOurs || event.type !== "pointerup" || event.pointerType === "mouse" || hasMoved) return;
      const { x, y } = pointOf(event);
      const [across, down] = [x - begin.x, Math.abs(y - begin.y)];
      if (Math.abs(across) < swipePx || down > Math.abs(across) / 2) return;
      hasMoved = true;
      presses.current.onSwipe?.(across < 0 ? 1 : -1);
    };
    const onClick = (event: MouseEvent) => {
      const id = clipOf(event);
      const picture = pictureOf(event);
      if (id === null || !picture || hasMoved || !presses.current.canPress(id)) return;
      picture.focus({ preventScroll: true });
      presses.current.onPress(id, event.detail);
    };
    const onMouseDown = (event: MouseEvent) => {
      const id = clipOf(event);
      if (id !== null && pictureOf(event) && !presses.current.canPress(id)) event.preventDefault(); // the focus stays
    };
    const onFocus = (event: FocusEvent) => {
      const id = clipOf(event);
      if (id !== null) presses.current.onFocus(id);
    };
    const onDoubleClick = (event: MouseEvent) => {
      const id = clipOf(event);
      if (id !== null && pictureOf(event) && !hasMoved && presses.current.canPress(id))
        presses.current.onDouble();
    };
    const onKey = (event: KeyboardEvent) => {
      if (!pictureOf(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (presses.current.onKey(event.key)) event.preventDefault();
    };

    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener("wheel", onWheel, { signal, passive: false });
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("mousedown", onMouseDown, { signal });
    element.addEventListener("click", onClick, { signal });
    element.addEventListener("dblclick", onDoubleClick, { signal });
    element.addEventListener("focusin", onFocus, { signal });
    element.addEventListener("keydown", onKey, { signal });
    window.addEventListener("pointermove", onMove, { signal });
    window.addEventListener("pointerup", onUp, { signal });
    window.addEventListener("pointercancel", onUp, { signal });
    return () => stop.abort();
  }, [stage, view, presses]);
}

/** A finger that goes less far means nothing. */
const swipePx = 40;

/** What can be operated by itself: a press on it is no press on the picture. */
const operable =
  "button, a, input, select, textarea, form, label, summary, [contenteditable], [role=menu], [role=dialog], [data-no-press], [data-notes]";

/** The article that an event happened on, if on its picture. A dialog around the whole stage is nothing that is operated in it. */
function pictureOf({ target }: Event): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const picture = target.closest<HTMLElement>("[data-of]");
  const operated = target.closest(operable);
  return operated && picture?.contains(operated) ? null : picture;
}

function clipOf({ target }: Event): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-of]")?.dataset["of"] ?? null) : null;
}

/** A page that scrolls keeps its wheel. */
const canScroll = () => document.documentElement.scrollHeight > window.innerHeight + 1;
const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** A point of the window as a place in a picture, counted from its middle. */
function placeIn(picture: Element, point: Point): Point {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return { x: (point.x - left) / width - 0.5, y: (point.y - top) / height - 0.5 };
}
