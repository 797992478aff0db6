"use client";

import "./notes.css";
import { type PointerEvent, useRef, useState } from "react";
import { boxOf, viewBoxOf } from "./ink.tsx";
import {
  gridPoint,
  isFull,
  pointsLeft,
  simplify,
  type Size,
  type Stroke,
  type StrokeKind,
  strokeOf,
  strokePath,
} from "./strokes.ts";

type DrawingBoardProps = {
  /** What is there already: a full drawing takes no further stroke. */
  strokes: readonly Stroke[];
  size: Size;
  tool: StrokeKind;
  onPenDown: () => void;
  onStroke: (stroke: Stroke) => void;
  /** Called with true when a line begins, and with false when it ends. */
  onDrawing?: (isDrawing: boolean) => void;
};

/** Nearer to the last point than this, in 10 000ths of the width, nothing new is seen. */
const leastStep = 8;
/** After so many numbers a long line is looked at: is there room for more of it? */
const lookEvery = 128;

/** Takes the strokes of a pen, a finger or a mouse on the picture in whose box it lies, and shows the one that is being drawn. */
export function DrawingBoard({ strokes, size, tool, onPenDown, onStroke, onDrawing }: DrawingBoardProps) {
  const [live, setLive] = useState<Stroke | null>(null);
  const points = useRef<number[] | null>(null);
  const placeOf = (event: PointerEvent<SVGSVGElement> | globalThis.PointerEvent, svg: SVGSVGElement) => {
    const matrix = svg.getScreenCTM()?.inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return gridPoint(x, y, boxOf(size));
  };
  const end = (isKept: boolean) => {
    const drawn = points.current;
    points.current = null;
    setLive(null);
    if (drawn === null) return;
    onDrawing?.(false);
    const stroke = isKept ? strokeOf(tool, drawn, size, pointsLeft(strokes)) : null;
    if (stroke) onStroke(stroke);
  };
  const extend = (event: PointerEvent<SVGSVGElement>) => {
    const drawn = points.current;
    if (drawn === null) return;
    const svg = event.currentTarget;
    const { nativeEvent } = event;
    const steps = tool === "pen" ? nativeEvent.getCoalescedEvents() : [];
    for (const step of steps.length > 0 ? steps : [nativeEvent]) {
      const [x, y] = placeOf(step, svg);
      if (tool !== "pen") drawn.length = 2;
      const isNear = Math.hypot(x - (drawn.at(-2) ?? x), y - (drawn.at(-1) ?? y)) < leastStep;
      if (isNear && tool === "pen") continue;
      drawn.push(x, y);
      if (drawn.length % lookEvery === 0 && isTooLong(drawn, size, strokes)) return end(true);
    }
    setLive({ kind: tool, points: [...drawn] });
  };
  return (
    <svg
      aria-hidden
      data-board
      data-no-press
      className="ink"
      viewBox={viewBoxOf(size)}
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        onPenDown();
        if (isFull(strokes)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        points.current = [...placeOf(event, event.currentTarget)];
        onDrawing?.(true);
      }}
      onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
      onPointerMove={extend}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    >
      {live && <path d={strokePath(live, boxOf(size))} />}
    </svg>
  );
}

const isTooLong = (points: readonly number[], size: Size, strokes: readonly Stroke[]) =>
  simplify(points, size, Infinity).length / 2 >= pointsLeft(strokes);
