"use client";

import { type RefObject, useEffect } from "react";
import type { ViewStore } from "./stage-view.ts";
import { noZoom, panBy, zoomBy } from "./zoom.ts";

type Point = { x: number; y: number };

/**
 * Zooms all pictures of a stage by wheel with Ctrl, by two fingers and by a double press, and moves them by dragging. A press that
 * moved nothing chooses its clip, and so does what takes the focus in its article.
 */
export function useStageGestures(
  stage: RefObject<HTMLElement | null>,
  view: ViewStore,
  onChoose: (clipId: string) => void,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const pointers = new Map<number, Point>();
    let hasMoved = false;
    const zoomAt = (frame: Element, point: Point, factor: number) =>
      view.update((all) => ({ ...all, zoom: zoomBy(all.zoom, factor, placeIn(frame, point)) }));

    const onWheel = (event: WheelEvent) => {
      const frame = frameOf(event);
      if (!frame || !event.ctrlKey) return;
      event.preventDefault();
      zoomAt(frame, pointOf(event), Math.exp(-event.deltaY / 200));
    };
    const onDown = (event: PointerEvent) => {
      if (!frameOf(event) || event.button !== 0) return;
      if (pointers.size === 0) hasMoved = false;
      pointers.set(event.pointerId, pointOf(event));
    };
    const onMove = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      const frame = frameOf(event);
      if (!before || !frame) return;
      const after = pointOf(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      const isZoomed = view.get().zoom.scale > 1;
      if (!other && !isZoomed) return;
      if (!hasMoved && !other && distance(before, after) < 4) return;
      hasMoved = true;
      pointers.set(event.pointerId, after);
      if (other) zoomAt(frame, middle(after, other), distance(after, other) / (distance(before, other) || 1));
      const { width, height } = frame.getBoundingClientRect();
      const share = other ? 0.5 : 1;
      const by = { x: (share * (after.x - before.x)) / width, y: (share * (after.y - before.y)) / height };
      view.update((all) => ({ ...all, zoom: panBy(all.zoom, by) }));
    };
    const onUp = (event: PointerEvent) => void pointers.delete(event.pointerId);
    const onClick = (event: MouseEvent) => {
      const id = frameOf(event)?.dataset["clip"];
      if (id && !hasMoved) onChoose(id);
    };
    const onFocus = ({ target }: FocusEvent) => {
      const article = target instanceof Element ? target.closest<HTMLElement>("[data-of]") : null;
      if (article?.dataset["of"]) onChoose(article.dataset["of"]);
    };
    const onDoubleClick = (event: MouseEvent) => {
      const frame = frameOf(event);
      if (!frame || hasMoved) return;
      if (view.get().zoom.scale > 1) view.update((all) => ({ ...all, zoom: noZoom }));
      else zoomAt(frame, pointOf(event), 2);
    };

    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener("wheel", onWheel, { signal, passive: false });
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("click", onClick, { signal });
    element.addEventListener("dblclick", onDoubleClick, { signal });
    element.addEventListener("focusin", onFocus, { signal });
    window.addEventListener("pointermove", onMove, { signal });
    window.addEventListener("pointerup", onUp, { signal });
    window.addEventListener("pointercancel", onUp, { signal });
    return () => stop.abort();
  }, [stage, view, onChoose]);
}

function frameOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".stage-frame") : null;
}

const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** A point of the window as a place in a frame, counted from the frame's middle. */
function placeIn(frame: Element, point: Point): Point {
  const { left, top, width, height } = frame.getBoundingClientRect();
  return { x: (point.x - left) / width - 0.5, y: (point.y - top) / height - 0.5 };
}
