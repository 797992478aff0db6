"use client";

import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from "react";

/** Whoever only passes by starts nothing. */
const restMs = 120;

/**
 * Whether a pointer rests on something, or the keyboard's focus does: then a film may play there. Never by touch, nor where less motion is
 * wished for.
 */
export function usePassing() {
  const [isWanted, setWanted] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const want = () => {
    clearTimeout(timer.current);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    timer.current = setTimeout(() => setWanted(true), restMs);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setWanted(false);
  };
  return {
    isWanted,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === "mouse" && want(),
      onPointerLeave: leave,
      onFocus: ({ target }: FocusEvent) => target.matches(":focus-visible") && want(),
      onBlur: leave,
      onClick: leave,
    },
  };
}
