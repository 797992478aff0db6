"use client";

import { useEffect, useRef } from "react";

/** Something that Escape closes. */
type Layer = {
  close: () => void;
  /** Selects what holds it: while the focus is in there, it is the one that closes. */
  holder: string | undefined;
};

/** What is open now, the newest last. */
const layers: Layer[] = [];

/**
 * Escape closes what is open, one thing a press: what holds the focus first, else what was opened last. Null while it is closed.
 * Menus and dialogs close by themselves, and a text field that belongs to none of these keeps the key.
 */
export function useEscape(onEscape: (() => void) | null, holder?: string): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  const isOpen = onEscape !== null;
  useEffect(() => {
    if (!isOpen) return;
    const layer: Layer = { close: () => latest.current?.(), holder };
    if (layers.length === 0) window.addEventListener("keydown", onKey, true);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", onKey, true);
    };
  }, [isOpen, holder]);
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
  const layer = layerFor(event.target instanceof Element ? event.target : null);
  if (!layer) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) layer.close();
}

function layerFor(target: Element | null): Layer | undefined {
  if (document.querySelector(closesItself)) return undefined;
  const holding = layers.findLast(({ holder }) => holder !== undefined && target?.closest(holder));
  if (holding) return holding;
  return target?.closest(field) ? undefined : layers.at(-1);
}

/**
 * What lies over the page with an Escape of its own. The viewer of a gallery is a dialog, but is closed from here; a message is one
 * by its role alone.
 */
const closesItself =
  "[role=menu], [role=listbox], :is([role=dialog], [role=alertdialog], dialog[open]):not(.viewer, .toasts *)";
const field = "textarea, [contenteditable=true], input:is([type=text], [type=search], :not([type]))";
