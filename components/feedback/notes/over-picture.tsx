"use client";

import "./notes.css";
import {
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { cardPlaces } from "./card-places.ts";
import { clearest, type Size, type Stroke } from "./strokes.ts";

type OverPictureProps = {
  state: "reading" | "writing";
  isDrawing?: boolean;
  /** On the picture, wherever the card stands. */
  layer?: RefObject<HTMLElement | null>;
  /** What the card leaves free. */
  strokes: readonly Stroke[];
  /** Ink, and a board to draw on. */
  children: ReactNode;
  card: ReactNode;
};

type Measured = { picture: Size; cardPx: number; textScale: number };

/** Strokes on a picture, and the card beside them: where the picture has no room for it, at the foot of the room, above its transport. */
export function OverPicture({ state, isDrawing = false, layer, strokes, children, card }: OverPictureProps) {
  const root = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(layer, () => root.current);
  const holder = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [room, setRoom] = useState<Element | null>(null);
  const places = measured && cardPlaces(measured.picture, measured.cardPx, measured.textScale);
  const isPlaced = places !== null;
  useLayoutEffect(() => {
    const picture = root.current;
    if (!picture) return;
    setRoom(picture.closest(".room-row") ?? document.body);
    const measure = () =>
      setMeasured({
        picture: { width: picture.clientWidth, height: picture.clientHeight },
        cardPx: holder.current?.clientHeight ?? 0,
        textScale: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(picture);
    if (holder.current) observer.observe(holder.current);
    return () => observer.disconnect();
  }, [isPlaced]);
  const place = places && clearest(places, strokes);
  return (
    <div
      ref={root}
      data-notes={state}
      data-drawing={isDrawing ? "" : undefined}
      className="pointer-events-none absolute inset-0 overflow-hidden"
    >
      {children}
      {place && (
        <div
          ref={holder}
          data-no-press
          className="pointer-events-auto absolute w-72"
          style={{ left: place.leftPx, top: place.topPx }}
        >
          {card}
        </div>
      )}
      {measured &&
        !place &&
        room &&
        createPortal(
          <div
            data-notes={state}
            data-no-press
            className="absolute inset-x-3 bottom-3 z-30 md:bottom-14 mx-auto max-w-sm text-text scheme-dark"
          >
            {card}
          </div>,
          room,
        )}
    </div>
  );
}
