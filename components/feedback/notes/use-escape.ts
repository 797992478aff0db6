import { useEffect, useRef } from "react";

/**
 * Hears Escape before the room does, while what is closed with it is open; not where a menu, a dialog or the drawer beside the stage
 * has the focus.
 */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof Element && target.closest(elsewhere) && !target.closest("[data-notes]")) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
}

const elsewhere =
  "dialog:not(.viewer), [role=dialog]:not(.viewer), [role=menu], [role=listbox], aside, [role=complementary]";
