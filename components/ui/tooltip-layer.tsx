"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const TooltipBubble = lazy(() => import("./tooltip-bubble.tsx"));
const delayMs = 500;

/** Shows the `data-tooltip` of whatever the pointer rests on or the keyboard reaches: one bubble for the whole page. */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => clearTimeout(timer);
    const hide = () => {
      cancel();
      setAnchor(null);
    };
    const find = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tooltip]") : null;
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      const element = find(event);
      cancel();
      if (element) timer = setTimeout(() => setAnchor(element), delayMs);
      else if (!(event.target instanceof Element && event.target.closest("[data-tooltip-bubble]")))
        setAnchor(null);
    };
    const onFocus = (event: FocusEvent) => {
      const element = find(event);
      if (element && event.target instanceof Element && event.target.matches(":focus-visible"))
        setAnchor(element);
      else hide();
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    document.addEventListener("pointerover", onOver, options);
    document.addEventListener("pointerdown", hide, options);
    document.addEventListener("focusin", onFocus, options);
    document.addEventListener("focusout", hide, options);
    document.addEventListener("keydown", onKey, options);
    document.addEventListener("scroll", hide, { ...options, capture: true });
    return () => {
      cancel();
      stop.abort();
    };
  }, []);
  const text = anchor?.dataset["tooltip"];
  return anchor && text ? (
    <Suspense>
      <TooltipBubble anchor={anchor} text={text} />
    </Suspense>
  ) : null;
}
