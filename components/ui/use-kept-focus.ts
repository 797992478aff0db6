"use client";

import { type RefObject, useEffect, useRef } from "react";

type KeptFocus<Place extends HTMLElement> = {
  ref: RefObject<Place | null>;
  onClickCapture: () => void;
  tabIndex: -1;
};

/**
 * For a place whose buttons come and go with its `state`: where the one that was pressed is gone, the place itself is focused, so that
 * whoever uses the keyboard goes on from there. None of its other buttons is, lest a second press does something else.
 */
export function useKeptFocus<Place extends HTMLElement>(state: string): KeptFocus<Place> {
  const ref = useRef<Place>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    if (isPressed.current && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
    isPressed.current = false;
  }, [state]);
  return { ref, onClickCapture: () => (isPressed.current = true), tabIndex: -1 };
}
